import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

// Everything listens on sockets with a path, so that no port can be taken by somebody else meanwhile.

/** A handler at a path. */
export async function listen(handler, path) {
  const server = createServer(handler).listen(path);
  await once(server, 'listening');
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

/** Resolves once something accepts connections at each path. */
export async function untilListening(paths) {
  for (const path of paths) {
    for (let tries = 0; !(await accepts(path)); tries++) {
      if (tries > 400) throw new Error(`nothing listens at ${path}`);
      await sleep(25);
    }
  }
}

const accepts = (path) =>
  new Promise((resolve) => {
    const socket = connect(path)
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });

/** One request to what listens at a path: the answer with every field line by itself. */
export function ask(socketPath, { method, path, headers }) {
  return new Promise((resolve, reject) => {
    const request = send({
      socketPath,
      method,
      path,
      headers: [['Host', 'api.example.org'], ...headers].flat(),
      agent: false,
      timeout: 10_000,
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s')));
    request.on('error', reject);
    request.on('response', (response) => {
      const { statusCode: status, rawHeaders } = response;
      const fields = [];
      for (let i = 0; i < rawHeaders.length; i += 2) fields.push([rawHeaders[i], rawHeaders[i + 1]]);
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status, headers: fields, body: new Uint8Array(Buffer.concat(chunks)) }),
      );
    });
    request.end();
  });
}

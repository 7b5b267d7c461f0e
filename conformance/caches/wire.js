import { once } from 'node:events';
import { createServer, request as send } from 'node:http';

/** A handler at a free port. */
export async function listen(handler) {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One handler a policy: name -> port. */
export async function listenEach(policies, handlerOf) {
  const servers = [];
  for (const options of Object.values(policies)) servers.push(await listen(handlerOf(options)));
  return {
    ports: Object.fromEntries(Object.keys(policies).map((name, i) => [name, servers[i].port])),
    stop() {
      for (const { stop } of servers) stop();
    },
  };
}

/** One request: the answer with every field line by itself. */
export function ask(port, { method, path, headers }) {
  return new Promise((resolve, reject) => {
    const request = send({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: [['Host', 'api.example.org'], ...headers].flat(),
      // A connection that is kept is closed at the other end just when it is used again, now and then.
      agent: false,
      timeout: 10_000,
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s')));
    request.on('error', reject);
    request.on('response', (response) => {
      const { statusCode: status, rawHeaders } = response;
      const fields = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1]]] : []));
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

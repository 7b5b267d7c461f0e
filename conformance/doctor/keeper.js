// Starts what is in a cage, puts it right as the doctor says, and asks it as a page.
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { isPreflight } from './zoo/answers.js';

/** A handler on a port of its own. */
export async function open(handler) {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The same server with its answers changed as the doctor says: what a machine would do with `changes`. */
export const putRight = (url, findings) => (request, response) => {
  const on = isPreflight(request) ? 'preflight' : 'answers';
  const changes = findings.flatMap((finding) => finding.changes).filter((change) => change.on === on);
  const target = new URL(url);
  const upstream = send(
    {
      host: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: request.headers,
      timeout: 300,
    },
    (answer) => {
      answer.resume();
      relay(answer.statusCode, pairs(answer.rawHeaders));
    },
  );
  // A preflight that gets no answer is one that something has to answer.
  upstream.on('timeout', () => upstream.destroy());
  upstream.on('error', () => relay(502, []));
  request.pipe(upstream);

  function relay(status, fields) {
    if (response.headersSent) return;
    for (const { status: better, set = {}, remove = [] } of changes) {
      const gone = new Set([...Object.keys(set), ...remove].map((name) => name.toLowerCase()));
      fields = [...fields.filter(([name]) => !gone.has(name.toLowerCase())), ...Object.entries(set)];
      status = better ?? status;
    }
    const kept = fields.filter(
      ([name]) => !/^(content-length|transfer-encoding|connection|keep-alive)$/i.test(name),
    );
    response.writeHead(status, kept.flat()).end();
  }
};

const pairs = (raw) => raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1]]] : []));

/** The flags of a cage -> what a page does: the body of a function for `tab.run(source, url, ...)`. */
export const asPage = `
  const [url, method, headers, credentials, reads, body] = args;
  try {
    const response = await fetch(url, { method, headers, credentials: credentials ? 'include' : 'same-origin', body });
    return { allowed: true, read: reads.map((name) => response.headers.get(name)) };
  } catch {
    return { allowed: false };
  }`;

export function asFetch(url, flags) {
  const of = (flag) => flags.flatMap((given, i) => (given === flag ? [flags[i + 1]] : []));
  const headers = Object.fromEntries(
    of('--header').map((given) => {
      const [name, value = 'fullcors'] = given.split(/:\s*/);
      return [name, value];
    }),
  );
  return [
    url,
    of('--method')[0] ?? 'GET',
    headers,
    flags.includes('--credentials'),
    of('--read'),
    of('--data')[0],
  ];
}

// The servers of a capture: a page with and without TLS, an API that answers as each provocation says, and an API
// elsewhere.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { cert, key } from '../self-signed.js';

/**
 * In an answer, the origin that was sent. After a redirect to another origin it should be null, and Firefox sends the page's
 * in the preflight, and asks for it.
 */
export const SENT_ORIGIN = '{sent origin}';

/**
 * What the APIs answer: `preflight` and `actual`, below a path of the provocation's own. An answer is `[status, fields]`,
 * or 'close', which ends the connection without one.
 * @type {Map<string, { preflight?: [number, object] | 'close', actual: [number, object] | 'close' }>}
 */
const answersOf = new Map();

export async function startWorld() {
  const servers = [
    createTlsServer({ cert, key }, servePage),
    createServer(servePage),
    createServer(serveApi),
    createServer(serveApi),
  ];
  const ports = [];
  for (const server of servers) {
    server.listen(0, 'localhost');
    await once(server, 'listening');
    ports.push(server.address().port);
  }
  const [secure, ...plain] = ports;
  const [page, api, elsewhere] = plain.map((port) => `http://localhost:${port}`);
  return {
    page,
    securePage: `https://localhost:${secure}`,
    api,
    elsewhere,
    answer: (path, answers) => answersOf.set(path, answers),
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** A page, and below /to what leaves it by a redirect. */
function servePage(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://page');
  if (pathname === '/to') return response.writeHead(302, { Location: searchParams.get('url') }).end();
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>page</title>');
}

function serveApi(request, response) {
  const { preflight, actual } = answersOf.get(request.url) ?? { actual: [404, {}] };
  const answer = request.method === 'OPTIONS' ? preflight : actual;
  if (!answer || answer === 'close') return request.socket.destroy();
  const [status, fields] = answer;
  for (const [name, value] of Object.entries(fields)) {
    response.setHeader(name, value === SENT_ORIGIN ? (request.headers.origin ?? 'null') : value);
  }
  response.writeHead(status).end();
}

import { createServer } from 'node:http';

/** A server that is asked whether a request may pass: whoever brings an Authorization may. */
export async function startGuard() {
  const server = createServer((req, res) => res.writeHead(req.headers.authorization ? 200 : 401).end());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { createServer } from 'node:http';
import { nodeApp } from '../servers/node-app.js';
import { RAN } from '../servers/support.js';

/** What only a fetch handler can do, as it looks from outside. */
const AS_WEB = { '/immutable': 302, '/shared': 204 };

/** The answer to the key that RFC 6455 gives as an example, and an empty text. */
const SWITCHED =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x00';

/** The origin behind an edge: it knows nothing of the policy, and sets CORS fields and `Vary` as it pleases. */
export async function startUpstream() {
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    const status = AS_WEB[req.url];
    if (!status) return nodeApp(req, res);
    res.writeHead(status, Object.fromEntries([RAN])).end();
  });
  server.on('upgrade', (_, socket) => socket.end(SWITCHED));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { createServer } from 'node:http';
import { nodeApp } from '../servers/node-app.js';
import { OWN_CORS, RAN } from '../servers/support.js';

const answers = {
  // What only a fetch handler can do, as it looks from outside.
  '/immutable': (res) => res.writeHead(302, Object.fromEntries([RAN])).end(),
  '/shared': (res) => res.writeHead(204, Object.fromEntries([RAN])).end(),
  // Each field twice, as two layers set them that do not know of each other.
  '/doubled-cors': (res) => {
    for (const [name, value] of Object.entries(OWN_CORS)) res.setHeader(name, [value, value]);
    res.setHeader(...RAN).end('ok');
  },
  '/unavailable': (res) => res.writeHead(503, { ...OWN_CORS, ...Object.fromEntries([RAN]) }).end(),
  '/hangs-up': (res) => res.destroy(),
};

/** The answer to the key that RFC 6455 has as its example, and a text that is empty. */
const SWITCHED = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  '',
  '\x81\x00',
].join('\r\n');

/** The server behind a proxy: it knows nothing of the policy, and sets CORS fields and `Vary` as it pleases. */
export async function startUpstream() {
  let asked = 0;
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    asked++;
    const answer = answers[req.url];
    if (answer) answer(res);
    else nodeApp(req, res);
  });
  server.on('upgrade', (_, socket) => socket.end(SWITCHED));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    /** How many requests have come through. */
    asked: () => asked,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

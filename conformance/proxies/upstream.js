import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { nodeApp } from '../servers/node-app.js';
import { OWN_CORS, RAN } from '../servers/support.js';

/** What every proxy knows how to strip. */
const { 'Access-Control-Future-Field': _, ...KNOWN } = OWN_CORS;

const answers = {
  // What only a fetch handler can do, as it looks from outside.
  '/immutable': (res) => res.writeHead(302, Object.fromEntries([RAN])).end(),
  '/shared': (res) => res.writeHead(204, Object.fromEntries([RAN])).end(),
  // Each field twice, as two layers set them that do not know of each other.
  '/doubled-cors': (res) => {
    for (const [name, value] of Object.entries(KNOWN)) res.setHeader(name, [value, value]);
    res.setHeader(...RAN).end('ok');
  },
  '/unavailable': (res) => res.writeHead(503, { ...KNOWN, ...Object.fromEntries([RAN]) }).end(),
  '/hangs-up': (res) => res.destroy(),
};

/** RFC 6455, section 4.2.2, and an empty text. */
function switchProtocols(req, socket) {
  const key = `${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  socket.end(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
      '',
      '\x81\x00',
    ].join('\r\n'),
  );
}

/** The server behind a proxy: it knows nothing of the policy, and sets CORS fields and `Vary` as it pleases. */
export async function startUpstream() {
  let asked = 0;
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    asked++;
    const answer = answers[req.url];
    if (answer) answer(res);
    else nodeApp(req, res);
  });
  server.on('upgrade', switchProtocols);
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

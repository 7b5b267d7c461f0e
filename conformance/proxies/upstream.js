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

/** The server behind a proxy: it knows nothing of the policy, and sets CORS fields and `Vary` as it pleases. */
export async function startUpstream() {
  let asked = 0;
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    asked++;
    const answer = answers[req.url];
    if (answer) answer(res);
    else nodeApp(req, res);
  });
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

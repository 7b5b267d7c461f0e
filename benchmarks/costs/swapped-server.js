// A server whose policy is swapped for one of 1,000,000 origins when its parent says so. See stalls.js.
import { createServer } from 'node:http';
import { createCors } from 'fullcors';
import { cors } from 'fullcors/node';

const policy = createCors({ allowOrigins: ['https://app.example.com'] });
// There before anything is measured, as it comes from a file, and what making it has left behind is gone: that is whoever
// reads it's.
const allowOrigins = JSON.parse(
  JSON.stringify(Array.from({ length: 1_000_000 }, (_, i) => `https://tenant-${i}.example.com`)),
);

globalThis.gc();

const SWAPS = {
  nothing: () => new Promise((resolve) => setTimeout(resolve, 3000)),
  reconfigure: () => policy.reconfigure({ allowOrigins }),
  reconfigureAsync: () => policy.reconfigureAsync({ allowOrigins }),
};

const middleware = cors(policy);
const server = createServer((req, res) => middleware(req, res, () => res.end('{}')));
server.listen(0, '127.0.0.1', () => process.send(server.address().port));

process.on('message', async (name) => {
  const start = performance.now();
  await SWAPS[name]();
  process.send(performance.now() - start);
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { edgeFolder, writeEmitted } from './emitted.js';

/** The middleware in Vercel's own edge runtime, and around it what Vercel does with the answer. */
export async function startVercel(_, options, origin) {
  const folder = edgeFolder('vercel-middleware');
  const servers = [];
  for (const [name, path] of writeEmitted('vercel-middleware', options, folder)) {
    const middleware = await load(path, `${folder}${name}.js`);
    const server = createServer({ maxHeaderSize: 65_536 }, (req, res) =>
      serve(middleware, origin, req, res).catch((error) => res.destroy(error)),
    );
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push([name, server]);
  }
  return {
    ports: Object.fromEntries(servers.map(([name, server]) => [name, server.address().port])),
    stop() {
      for (const [, server] of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function load(entry, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'iife',
    globalName: 'middleware',
    conditions: ['edge-light', 'worker'],
    logLevel: 'silent',
  });
  const vm = new EdgeVM({ initialCode: readFileSync(outfile, 'utf8') });
  return (url, init) => {
    Object.assign(vm.context, { asked: { url, init } });
    return vm.evaluate('middleware.default(new Request(asked.url, asked.init))');
  };
}

/** https://vercel.com/docs/routing-middleware/api: `next` goes on with the middleware's headers, anything else is the answer. */
async function serve(middleware, port, req, res) {
  const host = req.headers.host ?? `127.0.0.1:${port}`;
  const headers = [];
  for (let i = 0; i < req.rawHeaders.length; i += 2) headers.push([req.rawHeaders[i], req.rawHeaders[i + 1]]);
  const answer = await middleware(`http://${host}${req.url}`, { method: req.method, headers });
  const fields = Object.fromEntries(answer.headers);
  if (fields['x-middleware-next'] !== '1') {
    res.writeHead(answer.status, fields).end(await answer.text());
    return;
  }
  delete fields['x-middleware-next'];
  const init = { method: req.method, redirect: 'manual', headers: { host } };
  const response = await fetch(`http://127.0.0.1:${port}${req.url}`, init);
  res.writeHead(response.status, { ...Object.fromEntries(response.headers), ...fields });
  res.end(await response.text());
}

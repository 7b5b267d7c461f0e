import { fileURLToPath } from 'node:url';
import { startUpstream } from '../proxies/upstream.js';
import { start } from '../runners/run.js';
import { writeEmitted } from './emitted.js';

const SERVER = fileURLToPath(new URL('netlify-server.js', import.meta.url));

/** The edge functions on Deno, which Netlify runs them on. */
export async function startNetlify(deno) {
  const upstream = await startUpstream();
  const functions = [...writeEmitted('netlify-edge')].map(([name, path]) => `${name}=${path}`);
  const args = ['run', '--allow-all', '--quiet', SERVER, `http://127.0.0.1:${upstream.port}`, ...functions];
  const { ports, stop } = await start(deno, args);
  return {
    ports,
    stop() {
      stop();
      upstream.stop();
    },
  };
}

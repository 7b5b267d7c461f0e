import { fileURLToPath } from 'node:url';
import { start } from '../runners/run.js';
import { edgeFolder, writeEmitted } from './emitted.js';

const SERVER = fileURLToPath(new URL('netlify-server.js', import.meta.url));

/** The edge functions on Deno, which Netlify runs them on. */
export function startNetlify(deno, options, origin, folder = edgeFolder('netlify-edge')) {
  const functions = writeEmitted('netlify-edge', options, folder).map(([name, path]) => `${name}=${path}`);
  return start(deno, ['run', '--allow-all', '--quiet', SERVER, `http://127.0.0.1:${origin}`, ...functions]);
}

import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { start } from '../runners/run.js';
import { edgeFolder, writeEmitted } from './emitted.js';

/**
 * workerd with one Worker a row, [name, its file], as Wrangler bundles it; what a Worker fetches goes to the origin, as on
 * a zone.
 */
export async function startWorkers(workerd, rows, origin, folder) {
  await Promise.all(rows.map(([name, path]) => bundle(path, `${folder}${name}.mjs`)));
  const names = rows.map(([name]) => name);
  const config = `${folder}config.capnp`;
  writeFileSync(config, capnp(names, origin));
  return start(workerd, ['serve', '--control-fd=1', config], (said) => {
    const events = said.trim().split('\n').map(JSON.parse);
    const listening = events.filter(({ event }) => event === 'listen');
    if (listening.length < names.length) return undefined;
    return Object.fromEntries(listening.map(({ socket, port }) => [socket, port]));
  });
}

/** The same, with what is emitted for each of the policies. */
export const startEmittedWorkers = (workerd, options, origin, folder = edgeFolder('cloudflare-worker')) =>
  startWorkers(workerd, writeEmitted('cloudflare-worker', options, folder), origin, folder);

const bundle = (entry, outfile) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker'],
    logLevel: 'silent',
  });

const capnp = (names, port) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "origin", external = (address = "127.0.0.1:${port}", http = ())),
    ${names.map(service).join(',\n    ')}
  ],
  sockets = [${names.map((name) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`).join(', ')}],
);
`;

const service = (name) => `(name = "${name}", worker = (
      modules = [(name = "worker", esModule = embed "${name}.mjs")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "origin",
    ))`;

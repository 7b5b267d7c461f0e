import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { start } from '../runners/run.js';
import { edgeFolder, writeEmitted } from './emitted.js';

/**
 * workerd with one Worker a policy, as Wrangler bundles it; what a Worker fetches goes to the origin, as on a zone.
 * `others` are Workers besides, as source: name -> text.
 */
export async function startWorkers(
  workerd,
  options,
  origin,
  folder = edgeFolder('cloudflare-worker'),
  others = {},
) {
  const workers = writeEmitted('cloudflare-worker', options, folder);
  await Promise.all(workers.map(([name, path]) => bundle(path, `${folder}${name}.mjs`)));
  for (const [name, text] of Object.entries(others)) writeFileSync(`${folder}${name}.mjs`, text);
  const names = [...Object.keys(options), ...Object.keys(others)];
  const config = `${folder}config.capnp`;
  writeFileSync(config, capnp(names, origin));
  return start(workerd, ['serve', '--control-fd=1', config], (said) => {
    const events = said.trim().split('\n').map(JSON.parse);
    const listening = events.filter(({ event }) => event === 'listen');
    if (listening.length < names.length) return undefined;
    return Object.fromEntries(listening.map(({ socket, port }) => [socket, port]));
  });
}

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

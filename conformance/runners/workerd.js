import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { policies } from '../policies.js';
import { E2E, start } from './run.js';

/**
 * Bundles the Worker as a deployment would (the `workerd` condition, so no Node module) and starts workerd with one
 * socket a policy, each on a free port that workerd says on its control channel.
 */
export async function startWorkerd(command, [adapter]) {
  const bundle = `worker-${adapter}.mjs`;
  await build({
    entryPoints: [`${E2E}servers/web-workerd.js`],
    outfile: `${E2E}${bundle}`,
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker'],
    logLevel: 'silent',
  });
  const names = Object.keys(policies);
  const config = `${E2E}worker-${adapter}.capnp`;
  writeFileSync(config, capnp(adapter, bundle, names));
  return start(command, ['serve', '--control-fd=1', config], (said) => {
    const events = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const ports = events.filter(({ event }) => event === 'listen').map(({ socket, port }) => [socket, port]);
    return ports.length === names.length ? Object.fromEntries(ports) : undefined;
  });
}

const capnp = (adapter, bundle, names) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${names.map((name) => service(adapter, bundle, name)).join(', ')}],
  sockets = [${names.map((name) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`).join(', ')}],
);
`;

const service = (adapter, bundle, name) => `(name = "${name}", worker = (
    modules = [(name = "worker", esModule = embed "${bundle}")],
    compatibilityDate = "2026-01-01",
    bindings = [
      (name = "ADAPTER", text = "${adapter}"),
      (name = "OPTIONS", text = ${JSON.stringify(JSON.stringify(policies[name]))}),
    ],
  ))`;

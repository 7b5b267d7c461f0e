import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notTestedHere } from './missing.js';

const folder = fileURLToPath(new URL('../../.runtimes/node_modules/', import.meta.url));

/** Where `scripts/setup-runtimes` puts them, else what the PATH has; Node's other versions have no name of their own. */
const RUNTIMES = {
  'node-22': ['node-22/bin/node'],
  'node-24': ['node-24/bin/node'],
  'node-26': ['node-26/bin/node'],
  bun: ['bun/bin/bun', 'bun'],
  deno: ['deno/deno', 'deno'],
  workerd: ['workerd/bin/workerd', 'workerd'],
};

/** The path of a runtime; when it is missing says so in one line, and fails where nothing may be missing. */
export function findRuntime(name) {
  const [own, command] = RUNTIMES[name];
  const places = [join(folder, own), ...(command ? onPath(command) : [])];
  const found = places.find((place) => existsSync(place));
  if (!found) notTestedHere(`${name}, \`scripts/setup-runtimes\``);
  return found;
}

const onPath = (command) => (process.env.PATH ?? '').split(delimiter).map((place) => join(place, command));

// What loading each entry adds to a fresh process, and what the command takes from its start to its answer: wall time, as a
// ratio to `node -e 0` of the same round; and the heap of each entry.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runNode } from '../run-node.js';
import { median } from '../statistics.js';
import { ENTRIES, PEERS } from './entries.js';

const module = (source) => ['--input-type=module', '-e', source];

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const bin = at('../../packages/cli/dist/bin/bin.js');

/** The command's own starts: the promise is 150 ms on a quiet machine. */
export const COMMAND_LINES = {
  '`fullcors --help`': ['--help'],
  '`fullcors explain`, a message': ['explain', 'TypeError: Failed to fetch'],
  '`fullcors explain`, a policy': [
    'explain',
    '--config',
    at('cors.config.json'),
    '--origin',
    'https://a.example',
  ],
};

const MODULES = [...ENTRIES, ...PEERS];
const COMMANDS = Object.fromEntries([
  ['`node -e 0`', ['-e', '0']],
  ['nothing, as a module', module('0')],
  ...MODULES.map((name) => [name, module(`import '${name}'`)]),
  ...Object.entries(COMMAND_LINES).map(([name, args]) => [name, [bin, ...args]]),
]);

/** @returns {Record<string, { ratio: number, ms: number, heap?: number }>} heap in bytes, beyond that of a bare module */
export function measureStarts(rounds) {
  const names = Object.keys(COMMANDS);
  const times = names.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, name] of names.entries()) {
      const start = performance.now();
      run(COMMANDS[name]);
      times[i].push(performance.now() - start);
    }
  }
  const bare = heapAfter('0');
  return Object.fromEntries(
    names.map((name, i) => {
      const ratio = median(times[i].map((ms, round) => ms / times[0][round]));
      const heap = MODULES.includes(name) ? heapAfter(`await import('${name}')`) - bare : undefined;
      return [name, { ratio, ms: median(times[i]), heap }];
    }),
  );
}

const heapAfter = (source) =>
  Number(runNode(['--expose-gc', ...module(`${source}; gc(); console.log(process.memoryUsage().heapUsed)`)]));

/** What is blocked is 1, and no failure of the measurement. */
function run(args) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: at('.'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}

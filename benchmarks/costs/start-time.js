// What loading each entry adds to a fresh process: wall time, as a ratio to `node -e 0` of the same round.
import { runNode } from '../run-node.js';
import { median } from '../statistics.js';
import { ENTRIES, PEERS } from './entries.js';

const module = (source) => ['--input-type=module', '-e', source];

const COMMANDS = Object.fromEntries([
  ['`node -e 0`', ['-e', '0']],
  ['nothing, as a module', module('0')],
  ...[...ENTRIES, ...PEERS].map((name) => [name, module(`import '${name}'`)]),
]);

/** @returns {Record<string, { ratio: number, ms: number }>} */
export function measureStarts(rounds) {
  const names = Object.keys(COMMANDS);
  const times = names.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, name] of names.entries()) {
      const start = performance.now();
      runNode(COMMANDS[name]);
      times[i].push(performance.now() - start);
    }
  }
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      { ratio: median(times[i].map((ms, round) => ms / times[0][round])), ms: median(times[i]) },
    ]),
  );
}

// The first level: a cell, a fresh process, for each scenario in each host.
import { runNode } from '../run-node.js';
import { HOSTS } from './hosts/index.js';
import { SCENARIOS } from './scenarios.js';

/** Objects stay young and are not collected while the clock runs; see measure.js. */
const FLAGS = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

/** Milliseconds after which ours is not measured again. */
const LONGEST_CELL = 1500;

/**
 * @param {{ rounds: number, warmUp: number, batch: number, cells: number }} effort `cells`, in how many processes ours is
 *   measured on Node's own response, for which something was promised: what the compiler makes of the same code differs
 *   from one to the next
 * @param {object} choice `host` and `scenario`, parts of names; `isQuick`, one process a host and no policy that takes
 *   seconds to be built; `hasPeers`, false for ours alone; `node`, another Node; `against`, the folder of another build
 * @returns {Record<string, Record<string, Record<string, Figure>>>} by scenario, host and contender; see measure.js
 */
export function measureInProcess(
  effort,
  { host = '', scenario = '', isQuick = false, hasPeers = true, node, against } = {},
) {
  const chosen = SCENARIOS.filter(({ name, isLarge }) => name.includes(scenario) && !(isQuick && isLarge));
  const results = Object.fromEntries(chosen.map(({ name }) => [name, {}]));
  for (const hostName of Object.keys(HOSTS).filter((name) => name.includes(host))) {
    const names = chosen.filter(({ hosts }) => !hosts || hosts.includes(hostName)).map(({ name }) => name);
    for (const group of isQuick ? [names] : names.map((name) => [name])) {
      const measure = (of) => {
        const cell = JSON.stringify({ hostName, names: group, of, effort, against });
        return JSON.parse(runNode([...FLAGS, 'in-process/cell.js', cell], { node }));
      };
      const isSplit = !isQuick && !against && hostName === 'node';
      const until = performance.now() + LONGEST_CELL;
      const ours = [];
      do ours.push(measure(isSplit || !hasPeers ? 'ours' : 'all'));
      while (isSplit && ours.length < effort.cells && performance.now() < until);
      const peers = isSplit && hasPeers ? measure('peers') : {};
      for (const name of group) {
        results[name][hostName] = { ...peers[name], ...middle(ours.map((one) => one[name])) };
      }
    }
  }
  return results;
}

/** Of each contender the figure in the middle. */
function middle(runs) {
  const [first] = runs;
  const byRatio = (name) => runs.map((run) => run[name]).sort((a, b) => a.ratio - b.ratio);
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, byRatio(name)[Math.floor(runs.length / 2)]]),
  );
}

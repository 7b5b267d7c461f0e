// `npm run bench [-- --quick] [-- --json]`: what fullcors costs, beside hard-coded headers and every peer. See README.md.
import { parseArgs } from 'node:util';
import { measureBuilds } from './costs/build-time.js';
import { measureSizes } from './costs/size.js';
import { measureStarts } from './costs/start-time.js';
import { HOSTS } from './hosts/index.js';
import { describeMachine } from './machine.js';
import { renderMarkdown } from './markdown.js';
import { runNode } from './run-node.js';
import { SCENARIOS } from './scenarios.js';

const { values } = parseArgs({
  options: {
    /** About 20 seconds instead of several minutes, and as much noisier. */
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    rounds: { type: 'string' },
    batch: { type: 'string' },
    /** One host, one scenario: substrings of their names. The costs of a start are then left out. */
    host: { type: 'string', default: '' },
    scenario: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 25 : 600));
const effort = {
  rounds,
  warmUp: Math.ceil(rounds / 3),
  batch: Number(values.batch ?? 50),
};
/** Objects stay young and are not collected while the clock runs; see `measure.js`. */
const FLAGS = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

const names = SCENARIOS.map(({ name }) => name).filter((name) => name.includes(values.scenario));
const hosts = Object.keys(HOSTS).filter((name) => name.includes(values.host));
const scenarios = Object.fromEntries(names.map((name) => [name, {}]));
for (const hostName of hosts) {
  for (const group of values.quick ? [names] : names.map((name) => [name])) {
    const cell = { hostName, names: group, effort };
    const measured = JSON.parse(runNode([...FLAGS, 'cell.js', JSON.stringify(cell)]));
    for (const [name, figures] of Object.entries(measured)) scenarios[name][hostName] = figures;
  }
}
const results = { machine: describeMachine(), effort, scenarios };
if (!values.host && !values.scenario) {
  const starts = Math.max(1, Math.min(15, Math.ceil(rounds / 20)));
  results.builds = measureBuilds(starts);
  results.starts = measureStarts(starts);
  results.sizes = await measureSizes();
}
console.log(values.json ? JSON.stringify(results, undefined, 2) : renderMarkdown(results));

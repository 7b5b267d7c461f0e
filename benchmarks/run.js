// `npm run bench`: what fullcors costs, beside hard-coded headers and every peer. See README.md.
import { parseArgs } from 'node:util';
import { findRuntime } from '../conformance/runners/runtimes.js';
import { compareWith } from './against/compare.js';
import { measureBuilds } from './costs/build-time.js';
import { measureSizes } from './costs/size.js';
import { measureStalls } from './costs/stalls.js';
import { measureStarts } from './costs/start-time.js';
import { frameworks } from './end-to-end/frameworks.js';
import { measureEndToEnd } from './end-to-end/measure.js';
import { otherLanguages } from './end-to-end/other-languages/index.js';
import { measureInProcess } from './in-process/index.js';
import { describeMachine } from './machine.js';
import { renderMarkdown } from './report/markdown.js';
import { publish } from './report/publish.js';

const { values } = parseArgs({
  options: {
    /** A minute instead of fifteen, and as much noisier. Prints, and publishes nothing. */
    quick: { type: 'boolean', default: false },
    /** `in-process`, `end-to-end`, `languages` or `costs`. */
    level: { type: 'string', multiple: true },
    /** A host or a framework, and a scenario: parts of their names. */
    host: { type: 'string', default: '' },
    scenario: { type: 'string', default: '' },
    rounds: { type: 'string' },
    batch: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** A commit, whose build is measured in turn with this one. */
    against: { type: 'string' },
  },
});
const { quick: isQuick, host, scenario, level } = values;
const isWhole = !(isQuick || host || scenario || level || values.rounds || values.batch);
const wants = (name) => level?.includes(name) ?? (!scenario || name === 'in-process');

const rounds = Number(values.rounds ?? 25);
const effort = {
  rounds,
  cells: isQuick ? 1 : 3,
  warmUp: isQuick ? 20 * rounds : 8000,
  batch: Number(values.batch ?? 40),
  processes: isQuick ? 1 : 10,
  amount: isQuick ? 240 : 1200,
  serverWarmUp: isQuick ? 100 : 4000,
};
const note = (what) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);

if (values.against) {
  note(`building ${values.against}`);
  console.log(compareWith(values.against, effort, { host, scenario }));
} else {
  const results = { machine: describeMachine(), effort };
  if (wants('in-process')) {
    note('in process');
    results.inProcess = measureInProcess(effort, { host, scenario, isQuick });
    const newest =
      isQuick || (host && host !== 'node') ? undefined : values.scenario ? undefined : findRuntime('node-26');
    if (newest) {
      note('in process, Node 26');
      // Its compilers take their time: after 8,000 requests one in three of ours is not what it will be.
      const longer = { ...effort, cells: 1, warmUp: 5 * effort.warmUp };
      results.inNode26 = measureInProcess(longer, { host: 'node', scenario, hasPeers: false, node: newest });
    }
  }
  if (wants('end-to-end')) {
    note('end to end');
    const chosen = frameworks().filter(({ name }) => name.includes(host));
    results.endToEnd = await measureEndToEnd(chosen, effort);
  }
  if (wants('languages') && !isQuick) {
    note('other languages: building');
    const { frameworks: chosen, dispose } = otherLanguages();
    try {
      note('other languages');
      results.languages = await measureEndToEnd(chosen, { ...effort, processes: 3 });
    } finally {
      dispose();
    }
  }
  if (wants('costs') && !host) {
    note('costs that come once');
    const starts = isQuick ? 1 : 5;
    results.builds = measureBuilds(starts, isQuick ? [1, 1000] : undefined);
    if (!isQuick) results.stalls = await measureStalls(2);
    results.starts = measureStarts(starts);
    results.sizes = await measureSizes();
  }
  note('done');
  if (isWhole) publish(results);
  console.log(values.json ? JSON.stringify(results, undefined, 2) : renderMarkdown(results));
}

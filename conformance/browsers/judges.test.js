// Three real engines judge @fullcors/browser: the same scenarios played in both, every difference a failure that prints
// the smallest scenario that shows it. What is known to differ is in the engine's profile, which is asked here.
import * as library from '@fullcors/browser';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES, findEngine, launch } from './engines/index.js';
import { found } from './scenarios/found.js';
import { scenarios } from './scenarios/generate/index.js';
import { compare, describeDifferences, smallestOfEachKind } from './scenarios/hunt.js';
import { engineAsPlayer } from './scenarios/in-engine.js';
import { standardAsPlayer } from './scenarios/in-standard.js';
import { describeMix, mixOf } from './scenarios/mix.js';
import { openStage } from './scenarios/stage.js';
import { sweeps, wire } from './scenarios/sweeps/index.js';

const RUNS = Number(process.env.JUDGES_RUNS ?? 2000);
// One seed for all, so that a failure is the change's own. Hunt with others, several at once: JUDGES_SEED=1,2,3.
const SEEDS = (process.env.JUDGES_SEED ?? '77').split(',').map(Number);
const LIMIT = 240_000;

let stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe.each(ENGINES.filter(findEngine))('%s', (name) => {
  let engine;
  let real;
  let ours;
  let unsteady = 0;
  beforeAll(async () => {
    engine = await launch(name);
    real = await engineAsPlayer(engine, stage);
    ours = standardAsPlayer(library, stage, name);
  }, 60_000);
  afterAll(async () => {
    if (unsteady) console.warn(`judges: in ${name} ${unsteady} scenarios differed once, and not again`);
    const stuck = real?.playedAgain();
    if (stuck)
      console.warn(`judges: ${stuck} scenarios had no end in ${name}, and were played in a new page`);
    await engine?.close();
  });

  /** Fails with the smallest scenario of each kind of difference. */
  async function judge(all) {
    const { lasting, once, ones } = await compare(all, ours, real);
    unsteady += once;
    if (lasting.length > 0) {
      const report = await smallestOfEachKind(lasting, ours, real);
      const said = describeDifferences(report, ours, { name: `${name} ${engine.version}` });
      throw new Error(`${lasting.length} of ${all.length} scenarios differ\n\n${said.join('\n\n')}`);
    }
    return ones;
  }

  test('what was found once', () => judge(found), LIMIT);

  test.each(Object.keys(sweeps))('every value: %s', (sweep) => judge(sweeps[sweep]), LIMIT);

  test.each(SEEDS)(
    `${RUNS} generated scenarios, JUDGES_SEED=%i`,
    async (seed) => {
      const began = performance.now();
      const played = await judge(fc.sample(scenarios(), { seed, numRuns: RUNS }));
      const rate = Math.round(RUNS / ((performance.now() - began) / 1000));
      console.info(`judges: ${name} ${engine.version}, JUDGES_SEED=${seed}, ${rate} scenarios/s`);
      if (name === ENGINES[0]) console.info(describeMix(mixOf(played)));
    },
    LIMIT,
  );
});

test('a malformed head is a verdict, never an exception', async () => {
  const outcomes = await standardAsPlayer(library, stage).play(wire);
  const verdicts = outcomes.flatMap(({ fetches }) => fetches.map((one) => Object.keys(one)[0]));
  expect(new Set(verdicts)).toEqual(new Set(['read', 'blocked']));
}, 60_000);

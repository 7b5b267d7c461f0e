// What a target does with what is emitted for it, by a model of the target and a browser's judgement, is within what the
// policy allows; and where no gap narrows, it is the same.
import fc from 'fast-check';
import { type CorsOptions, createCors } from 'fullcors';
import { cors } from 'fullcors/fetch';
import { describe, expect, test } from 'vitest';
import { EmitError, emit } from '../../src/index.js';
import { BATTERY, DIRECTED, ODD_ASKS } from './directed.js';
import { isWithin, judge, type Outcome } from './judge.js';
import { type Declarative, MODELS } from './models/index.js';
import { service } from './models/model.js';
import { type Ask, asks, policies } from './policies.js';

const POLICIES = 100;

const runtimeOf = (options: CorsOptions) => cors(options as never, (request: Request) => service(request));

const directed = await Promise.all(
  Object.entries(DIRECTED).map(async ([name, options]) => {
    const outcomes: Outcome[] = [];
    for (const ask of BATTERY) outcomes.push(await judge(runtimeOf(options), ask));
    return { name, options, outcomes };
  }),
);

describe.each(Object.keys(MODELS) as Declarative[])('%s', (target) => {
  const seen = { emitted: 0, whole: 0, allowed: 0, refused: 0 };

  async function compare(
    options: CorsOptions,
    all: readonly Ask[],
    known?: readonly Outcome[],
  ): Promise<void> {
    const emission = emitted(options, target);
    if (!emission) return;
    const refusesOdd = emission.warnings.some(({ code }) => code === 'odd-paths-refused');
    seen.emitted++;
    const isWhole = !emission.warnings.some(({ effect }) => effect === 'narrows');
    if (isWhole) seen.whole++;
    for (const answer of await MODELS[target](emission.files)) {
      for (const ask of refusesOdd ? ODD_ASKS : []) {
        const [theirs, ours] = [await judge(answer, ask), await judge(runtimeOf(options), ask)];
        if (!isWithin(theirs, ours))
          throw new Error(`${target} widens: ${JSON.stringify({ ask, theirs, ours })}`);
      }
      for (const [i, ask] of all.entries()) {
        const ours = known?.[i] ?? (await judge(runtimeOf(options), ask));
        const theirs = await judge(answer, ask);
        seen[theirs === 'refused' ? 'refused' : 'allowed']++;
        if (isWithin(theirs, ours) && (!isWhole || isWithin(ours, theirs))) continue;
        const files = emission.files.map(({ text }) => text).join('\n');
        const verb = isWithin(theirs, ours) ? 'narrows without a gap' : 'widens';
        throw new Error(`${target} ${verb}: ${JSON.stringify({ ask, theirs, ours })}\n${files}`);
      }
    }
  }

  test.each(directed)('$name', async ({ options, outcomes }) => {
    await compare(options, BATTERY, outcomes);
  });

  test(`${POLICIES} policies`, async () => {
    await fc.assert(
      fc.asyncProperty(policies, asks, (options, all) => compare(options, all)),
      {
        numRuns: POLICIES,
      },
    );
    // Nothing is proven by policies that are all refused, nor by pages that all are.
    expect(seen.emitted).toBeGreaterThan(POLICIES / 10);
    expect(seen.whole).toBeGreaterThan(3);
    expect(seen.allowed).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  });
});

function emitted(options: CorsOptions, target: Declarative) {
  const { policy } = createCors(options, { env: {} });
  try {
    return emit(policy, target, { allowGaps: true });
  } catch (error) {
    if (error instanceof EmitError && error.gaps.some(({ effect }) => effect === 'widens')) return undefined;
    throw error;
  }
}

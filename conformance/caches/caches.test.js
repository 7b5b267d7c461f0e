// Caches in front of what answers CORS: after any order of requests every page still gets exactly what the policy says.
// Each order has a URL of its own, so that one cache serves them all.
import fc from 'fast-check';
import { createCors } from 'fullcors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orders, SEED } from './orders/generated.js';
import { written } from './orders/written.js';
import { playOrder } from './play.js';
import { policies } from './policies.js';
import { ALONE, CONTROLS, FRONTS, isKnown, ORIGINS, startStacks } from './stacks.js';

const GENERATED = 60;
const AT_A_TIME = 8;

const judges = Object.fromEntries(
  Object.entries(policies).map(([name, options]) => [name, createCors(options, { env: {} })]),
);
const generated = fc.sample(orders, { seed: SEED, numRuns: GENERATED });

let stacks;
beforeAll(async () => {
  stacks = await startStacks();
});
afterAll(() => stacks?.stop());

/** Plays orders, eight at a time; what is wrong of each, and how many answers came from the cache. */
async function playAll(all, front, origin) {
  const results = [];
  const queue = all.entries();
  const worker = async () => {
    for (const [i, order] of queue) {
      const port = stacks.portOf(front, origin, order.policy);
      const played = await playOrder(order, { port, cors: judges[order.policy], id: `order-${i}` });
      results[i] = { ...played, wrong: played.wrong.filter((one) => !isKnown(front, origin, one)) };
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return results;
}

const SAFE = [
  ...Object.keys(FRONTS).flatMap((front) =>
    Object.keys(ORIGINS).map((origin) => [`${front} in front of ${origin}`, front, origin]),
  ),
  ...Object.keys(ALONE).map((origin) => [origin, undefined, origin]),
];

describe.each(SAFE)('%s', (name, front, origin) => {
  let results;
  beforeAll(async () => {
    results = await playAll([...written, ...generated], front, origin);
  });

  test.each(written.map((order, i) => [order.name, i]))('%s', (_, i) => {
    expect(results[i].wrong).toEqual([]);
  });

  test(`${GENERATED} orders with a seed`, () => {
    const poisoned = generated.flatMap((order, i) => {
      const { wrong } = results[written.length + i];
      return wrong.length > 0 ? [{ order, wrong }] : [];
    });
    expect(poisoned).toEqual([]);
  });

  test('and the cache is one: many answers come from it', () => {
    const hits = results.reduce((sum, { hits }) => sum + hits, 0);
    console.info(`${name}: ${results.length} orders, ${hits} answers from the cache`);
    expect(hits).toBeGreaterThan(100);
  });
});

describe.each(Object.keys(FRONTS))('%s in front of a server', (front) => {
  test.each(Object.keys(CONTROLS))('%s is poisoned, and that is found', async (origin) => {
    const results = await playAll(written, front, origin);
    // Not that Vary is missing, but what comes of it: a page is blocked that the policy lets.
    const isPoisoned = ({ wrong }) =>
      wrong.some((one) => one.includes('the page is blocked, by the policy let'));
    const found = written.filter((_, i) => isPoisoned(results[i])).map(({ name }) => name);
    expect(found).toContain('nobody first');
    expect(found.length).toBeGreaterThan(10);
    console.info(
      `${front} in front of a server ${origin}: ${found.length} of ${written.length} orders poison it`,
    );
  });
});

test('there are orders enough, each its own', () => {
  expect(written.length).toBeGreaterThanOrEqual(50);
  const keys = written.map(({ policy, kind, steps }) => JSON.stringify([policy, kind, steps]));
  expect(new Set(keys).size).toBe(written.length);
});

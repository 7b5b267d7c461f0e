// Caches in front of what answers CORS: after any order of requests every page still gets exactly what the policy says.
// Each order has a URL of its own, so that one cache serves them all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createCors } from 'fullcors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNginxCache } from './fronts/nginx.js';
import { startVarnishCache } from './fronts/varnish.js';
import { orders, SEED } from './orders/generated.js';
import { written } from './orders/written.js';
import { startWithoutVary, startWithVaryForOrigins } from './origins/broken.js';
import { startFullcors } from './origins/fullcors.js';
import { playOrder } from './play.js';
import { policies } from './policies.js';
import { hasPrograms } from './programs.js';

const GENERATED = 60;
const AT_A_TIME = 8;

/** What answers CORS, one a policy; and what is in front of it. */
const ORIGINS = { fullcors: startFullcors };
const CONTROLS = { 'without Vary': startWithoutVary, 'with Vary for origins only': startWithVaryForOrigins };
const FRONTS = { nginx: startNginxCache, Varnish: startVarnishCache };

const judges = Object.fromEntries(
  Object.entries(policies).map(([name, options]) => [name, createCors(options, { env: {} })]),
);
const generated = fc.sample(orders, { seed: SEED, numRuns: GENERATED });

const isHere = hasPrograms(['nginx', 'varnish']);
/** Short: a socket's path has room for a hundred characters. */
const folder = mkdtempSync(join(tmpdir(), 'fc-'));
const stops = [];
/** Name of a front, of an origin and of a policy -> the socket to ask. */
const fronts = new Map();

beforeAll(async () => {
  if (!isHere) return;
  const all = Object.entries({ ...ORIGINS, ...CONTROLS });
  const routes = [];
  for (const [i, [origin, start]] of all.entries()) {
    for (const [policy, options] of Object.entries(policies)) {
      const path = join(folder, `o${i}-${policy}`);
      stops.push(await start({ options, path }));
      routes.push({ name: `o${i}${policy}`, origin: path, key: `${origin} ${policy}` });
    }
  }
  for (const [name, start] of Object.entries(FRONTS)) {
    const routed = routes.map((route) => ({ ...route, front: join(folder, `${name}-${route.name}`) }));
    stops.push(await start(join(folder, name), routed));
    for (const { key, front } of routed) fronts.set(`${name} ${key}`, front);
  }
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays orders through a front, eight at a time; what is wrong of each, and how many answers came from the cache. */
async function playAll(all, front, origin) {
  const results = [];
  const queue = all.entries();
  const worker = async () => {
    for (const [i, order] of queue) {
      const socket = fronts.get(`${front} ${origin} ${order.policy}`);
      results[i] = await playOrder(order, { front: socket, cors: judges[order.policy], id: `order-${i}` });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return results;
}

describe.runIf(isHere).each(Object.keys(FRONTS))('%s in front of', (front) => {
  describe.each(Object.keys(ORIGINS))('%s', (origin) => {
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
      console.info(
        `${front} in front of ${origin}: ${results.length} orders, ${hits} answers from the cache`,
      );
      expect(hits).toBeGreaterThan(100);
    });
  });

  test.each(Object.keys(CONTROLS))('a server %s is poisoned, and that is found', async (origin) => {
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
  expect(new Set(written.map(({ policy, kind, steps }) => JSON.stringify([policy, kind, steps]))).size).toBe(
    written.length,
  );
});

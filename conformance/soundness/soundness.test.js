import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asTest } from './as-test.js';
import { oracle } from './oracle.js';
import { serverOf } from './play.js';
import { policies } from './policies.js';
import { requests } from './requests.js';

/** Policies, and the most requests each: 100,000 pairs and a little more, since half of the most is the mean. */
const POLICIES = 2200;
const REQUESTS = 100;

test('what a page gets of a fullcors server is what the policy says, in plain words', async () => {
  const seen = { ran: 0, readable: 0, pairs: 0 };
  await fc.assert(
    fc.asyncProperty(
      policies,
      fc.array(requests, { minLength: 1, maxLength: REQUESTS, size: 'max' }),
      async (options, asked) => {
        const play = serverOf(options);
        for (const request of asked) {
          const wanted = oracle(options, request);
          const got = await play(request);
          seen.pairs += 1;
          if (got.ran) seen.ran += 1;
          if (got.readable) seen.readable += 1;
          if (JSON.stringify(got) !== JSON.stringify(wanted)) {
            throw new Error(
              `wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}:${asTest(options, request, wanted)}`,
            );
          }
        }
      },
    ),
    { numRuns: POLICIES, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
  );
  console.info(`soundness: ${seen.pairs} pairs, ${seen.ran} ran, ${seen.readable} readable`);
  expect(seen.pairs).toBeGreaterThanOrEqual(100_000);
}, 300_000);

import fc from 'fast-check';
import { resourceParts, SPACES, toAnswers, WILD_BYTES } from './answers.js';
import { fetchParts, toFetch } from './fetches.js';
import { choose } from './words.js';

/**
 * Scenarios as plain data: a page, the fetches of its script one after the other, and what each resource answers to a
 * preflight and to the request itself. Weighted so that about half of the fetches pass and the rest fails in one place
 * or two. `bytes` adds what HTTP forbids in a field's value, yet clients get to read.
 */
export const scenarios = ({ bytes = true } = {}) =>
  fc
    .record({
      page: choose([8, 'app'], [2, 'elsewhere'], [2, 'opaque']),
      fetches: fetchParts,
      resources: resourceParts(bytes ? WILD_BYTES : SPACES),
    })
    .map(({ page, fetches, resources }) => {
      const { urls, answers } = toAnswers(resources);
      return { page, fetches: fetches.map((one) => toFetch(one, urls)), answers };
    });

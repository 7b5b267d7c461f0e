import type { SuffixParser } from '../public-suffix.js';

/** Workers and bundles cannot load on demand: they import `fullcors/public-suffix` when a policy needs it. */
export function load(): SuffixParser | undefined {
  return undefined;
}

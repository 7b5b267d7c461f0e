import type { SuffixParser } from '../public-suffix.js';

declare const require: (id: string) => { parse: SuffixParser };

/** The CommonJS twin of `node-esm.ts`; a bundler sees the `require` and takes the data along. */
export function load(): SuffixParser | undefined {
  try {
    return require('tldts').parse;
  } catch {
    return undefined;
  }
}

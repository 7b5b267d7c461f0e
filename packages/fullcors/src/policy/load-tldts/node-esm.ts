import { createRequire } from 'node:module';
import type { SuffixParser } from '../public-suffix.js';

/**
 * Node, Bun and Deno load the data when the first policy asks for it. This folder is the only place where the policy
 * knows its runtime; package.json's `imports` chooses the file.
 */
export function load(): SuffixParser | undefined {
  try {
    return (createRequire(import.meta.url)('tldts') as { parse: SuffixParser }).parse;
  } catch {
    return undefined;
  }
}

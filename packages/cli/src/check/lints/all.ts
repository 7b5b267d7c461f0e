import type { Lint } from './lint.js';
import { METHOD_AND_HEADER_LINTS } from './methods-and-headers.js';
import { OPTION_LINTS } from './options.js';
import { ORIGIN_LIST_LINTS } from './origin-lists.js';
import { ORIGIN_LINTS } from './origins.js';

/** Every rule. docs/check.md has them all; a test holds the two together. */
export const LINTS: readonly Lint[] = [
  ...ORIGIN_LINTS,
  ...ORIGIN_LIST_LINTS,
  ...METHOD_AND_HEADER_LINTS,
  ...OPTION_LINTS,
];

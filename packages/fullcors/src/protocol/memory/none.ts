import type { memoryFor as onNode } from './last-decisions.js';

/** In a bundle, which pays for every byte, nothing is remembered. */
export const memoryFor: typeof onNode | undefined = undefined;

import type { holdDecision as onNode } from './node-answer.js';

/** In a bundle for a worker there is no raw response to hold a decision on. */
export const holdDecision: typeof onNode | undefined = undefined;

import type * as remembering from './remembering.js';

// In a bundle, which pays for every byte, nothing is remembered. Constant, so that a bundler drops what is not used.
export const recallDecision: typeof remembering.recallDecision | undefined = undefined;
export const LastPreflight: typeof remembering.LastPreflight | undefined = undefined;

import type * as remembering from './remembering.js';

// In a bundle, which pays for every byte, nothing is remembered.
export const REMEMBERS = false;
export const Last: typeof remembering.Last | undefined = undefined;
export const memoryFor: typeof remembering.memoryFor | undefined = undefined;

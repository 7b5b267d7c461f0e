/** Constant, so that a bundler drops what is not used. */
export const REMEMBERS: boolean = true;
export { Last } from './last.js';
export { memoryFor } from './last-decisions.js';

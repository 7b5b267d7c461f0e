import { CORS } from './cors.js';
import type { Family } from './family.js';
import { NOT_CORS } from './not-cors.js';
import { VAGUE } from './vague.js';

/** Every family. The first that fits counts, so what says more stands before what says less. */
export const FAMILIES: readonly Family[] = [...NOT_CORS, ...CORS, ...VAGUE];

export { type Emission, type EmitOptions, emit } from './emit.js';
export { EmitError, GAPS, type Gap, type GapCode, type GapEffect } from './gaps.js';
export { TARGETS, type TargetName } from './targets/index.js';
export type { EmittedFile } from './targets/target.js';

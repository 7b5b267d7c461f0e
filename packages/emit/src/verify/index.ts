export { compare } from './compare.js';
export { declaredBy } from './declared.js';
export type { Difference, DifferenceCode } from './difference.js';
export type { Answer } from './grant.js';
export { corsRequestOf, type Place, type Row, type Topic } from './row.js';
export { type RowOptions, rowsOf } from './rows.js';

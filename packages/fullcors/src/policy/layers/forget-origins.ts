import { ORIGIN_NAMES } from '../option-names.js';
import type { Said, SaidOptions } from '../report.js';

/**
 * What was said, less the three options that say origins where one of them is said anew. They are replaced together: an
 * environment that says `allowOrigins` has said who is allowed, and must not inherit an expression that allows more.
 */
export function forgetOrigins(under: SaidOptions, anew: readonly string[]): Map<string, Said> {
  const said = new Map(under);
  if (anew.some((name) => ORIGIN_NAMES.includes(name))) for (const name of ORIGIN_NAMES) said.delete(name);
  return said;
}

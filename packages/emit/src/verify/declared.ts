import type { CorsRequest } from 'fullcors';
import { parsePattern } from 'fullcors/origins';
import type { Gap, GapCode } from '../gaps.js';
import type { Difference, DifferenceCode } from './difference.js';
import { covers } from './origins.js';

/** What a gap of a target looks like in its answers; what is not here is not seen in a row. */
const SEEN_AS: Partial<Record<GapCode, readonly DifferenceCode[]>> = {
  'cannot-ask-function': ['origin-not-granted'],
  'cannot-tell-reasons': ['status-differs', 'field-differs'],
  'cannot-express-port-wildcard': ['origin-not-granted'],
  'name-left-out': ['method-not-granted', 'header-not-granted', 'header-not-exposed', 'field-differs'],
  'expression-backtracks': ['origin-not-granted'],
  'ipv6-zeros-refused': ['origin-not-granted'],
  'odd-paths-refused': ['origin-not-granted'],
  'too-long': ['origin-not-granted', 'header-not-granted', 'header-not-exposed', 'field-differs'],
};

/**
 * The gap that a difference comes from, where the target has declared one: it is known then, and no mistake of the
 * deployment. What widens is never declared.
 */
export function declaredBy(
  { code, effect }: Difference,
  { origin }: CorsRequest,
  gaps: readonly Gap[],
): Gap | undefined {
  if (effect === 'widens') return undefined;
  return gaps.find((gap) => SEEN_AS[gap.code]?.includes(code) && isAbout(gap, origin));
}

/** A gap that is about one pattern excuses what is refused of that pattern, and nothing else. */
function isAbout({ value }: Gap, origin: string | undefined): boolean {
  const pattern = typeof value === 'string' ? parsePattern(value) : undefined;
  return !pattern || !origin || covers(pattern, origin);
}

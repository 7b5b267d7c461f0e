import { deepFreeze } from '../../policy/deep-freeze.js';
import type { Decision } from '../decision.js';
import type { Ruling } from '../ruling.js';

/**
 * The last decision of a ruling again, once it has been asked for twice in a row: most requests of a server come from one
 * page; then nothing is allocated. The road not taken is to remember those of a hundred origins: among as many they are seldom
 * in the processor's cache, and to fetch one takes longer than to make one anew.
 */
export function recallDecision(
  ruling: Ruling,
  origin: string | undefined,
  make: (ruling: Ruling, origin: string | undefined) => Decision,
): Decision {
  if (ruling.lastOrigin !== origin) {
    ruling.lastOrigin = origin;
    ruling.lastDecision = undefined;
    return make(ruling, origin);
  }
  // Frozen now, and not the first time: it takes as long as to make one.
  ruling.lastDecision ??= deepFreeze(make(ruling, origin));
  return ruling.lastDecision;
}

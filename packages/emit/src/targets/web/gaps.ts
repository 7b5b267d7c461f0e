import { type Gap, gap } from '../../gaps.js';
import { pathOf } from '../../rules/gaps-of-rules.js';
import type { Rules } from '../../rules/rules.js';

/** All that a file cannot say to the runtime itself. */
export const functionGaps = ({ base, routes }: Rules): readonly Gap[] =>
  [base, ...routes]
    .filter(({ origins }) => origins.asks)
    .map((place) => gap('cannot-ask-function', pathOf(place, 'allowOriginIf'), true));

import type { Difference, Row } from '@fullcors/emit/verify';
import type { Exchange } from '../../doctor/wire.js';
import type { PlacedGap } from '../placed-gap.js';

/** One row of the answer table, as it was answered. */
export interface AnsweredRow {
  readonly row: Row;
  readonly exchange: Exchange;
  /** None where the answer is the policy's, or where there is none. */
  readonly differences: readonly FoundDifference[];
}

export interface FoundDifference extends Difference {
  /** The gap that the target declares for it: it is known then, and no mistake. */
  readonly gap: PlacedGap | undefined;
}

/** Everything that was found out about one URL. */
export interface Verification {
  readonly url: URL;
  /** The route that decides for it; undefined for the base. */
  readonly route: string | undefined;
  /** Routes that have a policy of their own, and were not asked. */
  readonly otherRoutes: readonly string[];
  readonly rows: readonly AnsweredRow[];
}

export const isUnanswered = ({ exchange }: AnsweredRow): boolean => exchange.response === undefined;

/** Whether a row has a difference that the target does not declare. */
export const isWrong = ({ differences }: AnsweredRow): boolean => differences.some(({ gap }) => !gap);

import type { GapEffect } from '../gaps.js';

/** What an answer does otherwise than the policy says. Codes are stable. */
export type DifferenceCode =
  /** An origin that the policy refuses may read the answer. */
  | 'origin-granted'
  /** And as the user. */
  | 'origin-granted-with-credentials'
  /** `*` where the policy names one origin. */
  | 'any-origin-granted'
  /** One origin is named where the policy says `*`. */
  | 'origin-named'
  | 'origin-not-granted'
  | 'credentials-granted'
  | 'credentials-not-granted'
  /** A preflight passes that the policy refuses. */
  | 'preflight-granted'
  /** A preflight is answered with a status that browsers refuse. */
  | 'preflight-status'
  /** Another status than the policy's, to the same effect. */
  | 'status-differs'
  | 'method-granted'
  | 'method-not-granted'
  | 'header-granted'
  | 'header-not-granted'
  | 'header-exposed'
  | 'header-not-exposed'
  | 'private-network-granted'
  | 'private-network-not-granted'
  /** A request that `enforce` refuses was not refused. */
  | 'not-enforced'
  /** A field stands in several lines. */
  | 'field-doubled'
  /** A field that changes nothing for a browser, or one that is listed otherwise. */
  | 'field-differs'
  /** A refused preflight says more than nothing. */
  | 'policy-told'
  | 'max-age-differs'
  | 'vary-missing';

export interface Difference {
  readonly code: DifferenceCode;
  /** `widens` is a hole. `narrows` blocks what the policy allows. `differs` is neither. */
  readonly effect: GapEffect;
  /** The field it is about; `status` for that. */
  readonly field: string;
  /** What the policy says; undefined for nothing. */
  readonly wanted: string | undefined;
  readonly got: string | undefined;
}

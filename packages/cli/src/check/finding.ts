import type { Place } from '../config/policy-file.js';

/** `error`: it must not go out so. `warning`: it works otherwise than its author thinks. `note`: what cannot be checked. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is wrong with the policy, in one environment or in several. */
export interface Finding {
  /** Stable: a problem's or a lint's (docs/check.md). */
  readonly code: string;
  readonly severity: Severity;
  /** The environments in which it is so. */
  readonly environments: readonly string[];
  /** Where it stands: `environments.production.allowOrigins[0]`. */
  readonly keyPath: string;
  readonly place: Place | undefined;
  /** What is wrong and why, in one or two sentences. */
  readonly message: string;
  /** What to write instead, in one sentence without its full stop. */
  readonly fix: string;
}

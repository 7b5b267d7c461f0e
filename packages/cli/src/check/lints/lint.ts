import type { PathPolicy } from 'fullcors';
import type { Severity } from '../finding.js';

/** How strictly an environment is looked at. */
export type EnvironmentKind = 'production' | 'development' | 'other';

/** The policy for some paths in one environment, and where each of its options is said. */
export interface Scope {
  readonly environment: string;
  readonly kind: EnvironmentKind;
  readonly policy: PathPolicy;
  /** The route's pattern; undefined for the base. */
  readonly route: string | undefined;
  /** The key path of the route; empty for the base. */
  readonly routeAt: string;
  /** The policy of the base; the same as `policy` there. */
  readonly base: PathPolicy;
  /** Whether the paths of this scope allow an origin. What asks a function is taken for a no. */
  readonly allows: (origin: string) => boolean;
  /** Whether an option is said, here or in what is around it. */
  readonly isSaid: (option: keyof PathPolicy) => boolean;
  /** The key path of an option, or of a value in it; where it is not said, of what is around it. */
  readonly at: (option: keyof PathPolicy, value?: string) => string;
  /** The key path of an element that is said more than once in a list; undefined where none is. */
  readonly repeated: (option: keyof PathPolicy) => string | undefined;
}

export interface Hit {
  readonly at: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
}

/** A rule: what is valid, and yet a mistake. */
export interface Lint {
  /** Stable. */
  readonly code: string;
  /** What it looks for and why, for who meets its name in a report. */
  readonly help: string;
  readonly find: (scope: Scope) => readonly Hit[];
}

/** An error where real users are; elsewhere a warning, and where development is, nothing. */
export const strictInProduction = (kind: EnvironmentKind): Severity | undefined =>
  kind === 'production' ? 'error' : kind === 'other' ? 'warning' : undefined;

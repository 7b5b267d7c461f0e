/**
 * What a target cannot say of a policy. Codes are stable. The effect decides: what would widen is never emitted; what
 * narrows only with `allowGaps`; what merely differs (a status, a missing `Vary`) is emitted with the warning.
 */
export const GAP_CODES = {
  'cannot-ask-function': 'narrows',
  'cannot-express-port-wildcard': 'narrows',
  'upstream-headers-not-stripped': 'differs',
} as const satisfies Record<string, GapEffect>;

export type GapCode = keyof typeof GAP_CODES;
export type GapEffect = 'widens' | 'narrows' | 'differs';

/** One thing that a target cannot say, as data. */
export interface Gap {
  readonly code: GapCode;
  readonly effect: GapEffect;
  /** Where it stands in the policy: `allowOrigins[1]`, `routes["/a"].maxAge`. */
  readonly path: string;
  readonly value: unknown;
  /** What cannot be said and what comes of it, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence without its full stop. */
  readonly fix: string;
}

/** Thrown where a policy cannot be emitted; nothing has been. */
export class EmitError extends Error {
  override readonly name = 'EmitError';
  /** Every gap, those that are only warnings as well. */
  declare readonly gaps: readonly Gap[];

  constructor(target: string, gaps: readonly Gap[]) {
    const lines = gaps.map(
      ({ path, message, fix, code }) => `${path}: ${message}\n    fix: ${fix} [${code}]`,
    );
    super([`${target} cannot say this policy:`, ...lines].join('\n  '));
    Object.defineProperty(this, 'gaps', { value: gaps });
  }
}

import { DECLARATIVE_GAPS } from './targets/declarative/gaps.js';

/**
 * What comes of it: what would allow more is never emitted; what narrows only with `allowGaps`; what merely differs, in
 * what no page gets to see or in what the answer costs, is emitted with the warning.
 */
export type GapEffect = 'widens' | 'narrows' | 'differs';

export interface GapWords {
  readonly effect: GapEffect;
  /** What cannot be said and what comes of it, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence without its full stop. */
  readonly fix: string;
}

/** Everything that some target cannot say of a policy. Codes are stable. */
export const GAPS = {
  'cannot-ask-function': {
    effect: 'narrows',
    message: 'a function can be asked by the server only, so the origins that it would allow are refused',
    fix: 'list the origins or write an expression; or leave CORS to the server',
  },
  'cannot-tell-reasons': {
    effect: 'narrows',
    message:
      'only the server can tell the reasons of a refusal, so refused preflights are answered 403 without them',
    fix: 'set debug: false in this environment; `fullcors explain` tells the same reasons',
  },
  'cannot-express-port-wildcard': {
    effect: 'narrows',
    message: 'the target has no wildcard for a port, so the pattern is left out',
    fix: 'list the ports that are in use, one origin each',
  },
  'name-left-out': {
    effect: 'narrows',
    message: 'the name holds a character that configuration languages give a meaning to, so it is left out',
    fix: 'rename it, in letters, digits, hyphens, dots and underscores',
  },
  'expression-backtracks': {
    effect: 'narrows',
    message:
      'the target reads expressions by trial and error and takes exponential time for some origins, so it gives up after a bound and refuses them',
    fix: 'write it so that a text matches in one way only, as [a-z]+ and not ([a-z]+)+; or list the origins',
  },
  'ipv6-zeros-refused': {
    effect: 'narrows',
    message: 'of origins at an IPv6 address, those with a group of zeros outside of :: are refused',
    fix: 'list these origins, if you have any, and keep the expression off [',
  },
  'punycode-not-checked': {
    effect: 'differs',
    message:
      'labels that begin with xn-- are not decoded, so what is no valid Punycode passes as well; no browser sends it',
    fix: 'nothing has to be done',
  },
  'names-not-normalised': {
    effect: 'differs',
    message: 'the requested names are answered as they were asked, and not in lower case and once each',
    fix: 'nothing has to be done, browsers compare them in any case; or list the names in allowHeaders',
  },
  'odd-paths-refused': {
    effect: 'differs',
    message:
      'a path with empty segments, dots, semicolons or encoded slashes that names a route is refused, even where all readings of it agree',
    fix: 'nothing has to be done, unless you serve such paths to other origins',
  },
  'upstream-headers-not-stripped': {
    effect: 'differs',
    message:
      'the target answers before the response is made, so it cannot take back what the application sets itself: its own Access-Control-* fields and its Vary stand beside these',
    fix: 'set no Access-Control-* field anywhere else, and add to Vary instead of replacing it',
  },
  'too-long': {
    effect: 'narrows',
    message: 'it is longer than what the target can read as one word, so it is left out',
    fix: 'write it shorter, or divide it among routes',
  },
  'route-too-long': {
    effect: 'widens',
    message:
      'its expression is longer than what the target can read as one word, and without it the base would hold there',
    fix: 'write the route shorter, or cover it by one that ends in /*',
  },
  ...DECLARATIVE_GAPS,
} as const satisfies Record<string, GapWords>;

export type GapCode = keyof typeof GAPS;

/** One thing that a target cannot say, as data. */
export interface Gap extends GapWords {
  readonly code: GapCode;
  /** Where it stands in the policy: `allowOrigins[1]`, `routes["/a"].maxAge`; `''` where the target is so whatever it says. */
  readonly path: string;
  readonly value: unknown;
}

/** A gap, with the words of its code, or a target's own for it. */
export const gap = (
  code: GapCode,
  path: string,
  value: unknown,
  words: Partial<Omit<GapWords, 'effect'>> = {},
): Gap => ({
  code,
  path,
  value,
  ...GAPS[code],
  ...words,
});

/** Thrown where a policy cannot be emitted; nothing has been. */
export class EmitError extends Error {
  override readonly name = 'EmitError';
  /** Every gap, those that are only warnings as well. */
  declare readonly gaps: readonly Gap[];

  constructor(target: string, gaps: readonly Gap[]) {
    const lines = gaps.map(
      ({ path, message, fix, code }) => `${path && `${path}: `}${message}\n    fix: ${fix} [${code}]`,
    );
    super([`${target} cannot say this policy:`, ...lines].join('\n  '));
    Object.defineProperty(this, 'gaps', { value: gaps });
  }
}

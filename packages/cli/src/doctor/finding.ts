import type { Mistake } from './servers/server.js';

/** Everything that can be found, by its stable code. Each has its section in docs/doctor.md. */
export const FINDING_CODES = [
  // What a browser refuses. The preflight:
  'preflight-no-answer',
  'preflight-redirected',
  'preflight-unauthorized',
  'preflight-forbidden',
  'preflight-not-found',
  'preflight-method-not-allowed',
  'preflight-rate-limited',
  'preflight-server-error',
  'preflight-status',
  'preflight-without-headers',
  'method-not-allowed',
  'header-not-allowed',
  'method-wildcard-with-credentials',
  'header-wildcard-with-credentials',
  'authorization-not-covered',
  'allow-methods-invalid',
  'allow-headers-invalid',
  // either answer:
  'no-cors',
  'origin-not-allowed',
  'origin-doubled',
  'origin-list',
  'origin-trailing-slash',
  'origin-invalid',
  'origin-pattern-sent',
  'origin-mismatch',
  'cached-for-another-origin',
  'wildcard-with-credentials',
  'credentials-missing',
  'credentials-invalid',
  // the answer itself:
  'answer-without-headers',
  'error-without-headers',
  'answer-redirected',
  'header-not-exposed',
  // before and below CORS:
  'certificate',
  'mixed-content',
  'blocked-otherwise',
  // What is dangerous, or fails later.
  'any-origin-reflected',
  'null-origin-allowed',
  'origin-prefix-matched',
  'origin-suffix-matched',
  'origin-dot-unescaped',
  'origin-scheme-ignored',
  'vary-missing',
  'shared-cache',
  'cookie-not-kept',
  'differs-from-policy',
  // What is good to know.
  'max-age-invalid',
  'dead-credentials',
  'local-network-access',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/**
 * `blocks`: a browser keeps the answer from the page, or a part that it wants to read. `risk`: it works, and somebody will
 * regret it. `note`: nothing is wrong with CORS.
 */
export type Weight = 'blocks' | 'risk' | 'note';

/** How an answer has to change. What is set replaces every line of that name. */
export interface AnswerChange {
  /** `answers`: every answer but those to preflights, errors among them. */
  readonly on: 'preflight' | 'answers';
  readonly status?: number;
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** What comes of it, or why it is so, in one or two sentences. */
  readonly why: string;
  /** What to do, in one sentence. */
  readonly fix: string;
  /** The fix for a machine: after it a browser would allow what was asked. Empty where no answer of this server would help. */
  readonly changes: readonly AnswerChange[];
  /** The URL to ask instead, where that is the fix. */
  readonly askInstead?: string;
  /** What kind of mistake it is to the server. */
  readonly mistake: Mistake | undefined;
  /** The numbers of the requests that show it. */
  readonly proof: readonly number[];
}

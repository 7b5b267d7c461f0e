import { words } from '#words';
import type { OptionName } from './options.js';
import { ASK_FOR_WORDS, type Part } from './sentences.js';

/** Every kind of problem a policy can have, with the facts that its words are made of: the offending value first. */
export interface ProblemFacts {
  'option-unknown': [value: unknown, name: string, names: readonly string[]];
  'option-type': [value: unknown, of: OptionName | 'options' | 'element'];
  'option-undefined': [value: undefined];
  'option-range': [value: unknown, of: 'allowOriginIfTimeout' | 'maxAge' | 'preflightStatus'];
  'origins-missing': [value: undefined];
  'any-not-alone': [value: '*'];
  'any-origin-with-credentials': [value: '*' | RegExp, stranger?: string];
  'any-exposed-with-credentials': [value: '*'];
  'private-network-any-origin': [value: true | RegExp, stranger?: string];
  'origin-invalid': [value: string];
  'origin-null': [value: 'null'];
  'origin-insecure-with-credentials': [value: string];
  'origin-public-suffix': [value: string, suffix: string];
  'public-suffix-data-missing': [value: string, part: Part];
  'part-missing': [value: unknown, part: Part];
  'regex-flags': [value: RegExp];
  'regex-unsupported': [value: RegExp, construct: string];
  'regex-unescaped-dot': [value: RegExp, construct: string];
  'regex-never-matches': [value: RegExp];
  'method-invalid': [value: string];
  'method-forbidden': [value: string];
  'header-invalid': [value: string];
  'header-forbidden': [value: string, of: 'allowHeaders' | 'exposeHeaders'];
  'route-invalid': [value: string];
  'route-duplicate': [value: string];
  'environment-unknown': [value: string, known: readonly string[]];
  'variable-invalid': [value: unknown, kind: string];
  'variable-unknown': [value: unknown, meant?: string];
}

/** The codes are stable: tools may switch on them. */
export type ProblemCode = keyof ProblemFacts;

/** One thing that is wrong with a policy, as data. */
export interface Problem {
  /** Stable, for tools. */
  readonly code: ProblemCode;
  /** Where it stands: `allowOrigins[1]`, `routes["/a"].maxAge`, `CORS_MAX_AGE`. */
  readonly path: string;
  /** The offending value, as it was given. */
  readonly value: unknown;
  /** What is wrong and why, in one sentence. */
  readonly message: string;
  /** What to write instead, in one sentence. */
  readonly fix: string;
}

/** Thrown by `createCors`, by every adapter and by `reconfigure`. Nothing has been changed when it is thrown. */
export class CorsPolicyError extends Error {
  override readonly name = 'CorsPolicyError';
  /** Every problem, in the order of the options. */
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(words ? words.summary(problems) : summaryWithoutWords(problems));
    // Not enumerable: Node prints enumerable properties below the message, which has said it all.
    Object.defineProperty(this, 'problems', { value: problems });
  }
}

function summaryWithoutWords(problems: readonly Problem[]): string {
  const lines = problems.map(({ code, path, message }) => `${path}: ${message} [${code}]`);
  return ['the CORS policy has problems:', ...lines, ASK_FOR_WORDS].join('\n  ');
}

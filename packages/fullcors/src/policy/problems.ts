/** Every kind of problem a policy can have. The codes are stable: tools may switch on them. */
export type ProblemCode =
  | 'option-unknown'
  | 'option-type'
  | 'option-undefined'
  | 'option-range'
  | 'origins-missing'
  | 'any-not-alone'
  | 'any-origin-with-credentials'
  | 'any-exposed-with-credentials'
  | 'private-network-any-origin'
  | 'origin-invalid'
  | 'origin-null'
  | 'origin-insecure-with-credentials'
  | 'origin-public-suffix'
  | 'public-suffix-data-missing'
  | 'regex-flags'
  | 'regex-unsupported'
  | 'regex-unescaped-dot'
  | 'regex-never-matches'
  | 'method-invalid'
  | 'method-forbidden'
  | 'header-invalid'
  | 'header-forbidden'
  | 'route-invalid'
  | 'route-duplicate'
  | 'environment-unknown'
  | 'variable-invalid'
  | 'variable-unknown';

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

/** A message of more is read by nobody; `problems` holds all. */
const MAX_LISTED = 50;

/** Thrown by `createCors`, by every adapter and by `reconfigure`. Nothing has been changed when it is thrown. */
export class CorsPolicyError extends Error {
  override readonly name = 'CorsPolicyError';
  /** Every problem, in the order of the options. */
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems
      .slice(0, MAX_LISTED)
      .map(({ code, path, message, fix }) => `\n  ${path}: ${message}\n    fix: ${fix} [${code}]`);
    const rest = problems.length - lines.length;
    if (rest > 0) lines.push(`\n  and ${rest} more, in the error's problems`);
    super(
      `the CORS policy has ${problems.length} problem${problems.length > 1 ? 's' : ''}:${lines.join('')}`,
    );
    // Not enumerable: Node prints enumerable properties below the message, which has said it all.
    Object.defineProperty(this, 'problems', { value: problems });
  }
}

/** A value as it may be quoted in a message: short, one line, never an exception. */
export function quote(value: unknown): string {
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`;
  if (typeof value === 'string' || (typeof value === 'object' && value && !(value instanceof RegExp))) {
    try {
      const text = JSON.stringify(value);
      return text.length > 80 ? `${text.slice(0, 79)}…` : text;
    } catch {
      return 'an object';
    }
  }
  return String(value);
}

import type { InitFlags } from '../../commands/init.js';
import { CannotRun } from '../../exit.js';
import { type Draft, draftOf, findingsIn } from './draft.js';

/** What a person says of their pages. */
export interface Answers {
  readonly production: readonly string[];
  readonly staging: readonly string[];
  readonly development: readonly string[];
  readonly credentials: boolean;
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

/** Any port: development servers take the next one that is free. */
export const DEVELOPMENT = ['http://localhost:*'];

/** What the flags say; undefined where they do not say who is allowed in production. */
export function answersOf(flags: InitFlags): Answers | undefined {
  if (!flags.origin) return undefined;
  return {
    production: separated(flags.origin),
    staging: separated(flags.stagingOrigin ?? []),
    development: separated(flags.devOrigin ?? DEVELOPMENT),
    credentials: flags.credentials ?? false,
    methods: separated(flags.method ?? []),
    headers: separated(flags.header ?? []),
  };
}

/** `a, b` is two values, as everyone writes it once. */
export const separated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.flatMap((value) => value.split(/[\s,]+/)).filter(Boolean)),
];

/** The policy of these answers, unchecked. */
export function policyOf({
  production,
  staging,
  development,
  credentials,
  methods,
  headers,
}: Answers): Draft {
  return draftOf(
    { production, staging, development },
    {
      ...(credentials && { allowCredentials: true }),
      ...(methods.length > 0 && { allowMethods: methods }),
      ...(headers.length > 0 && { allowHeaders: headers }),
    },
  );
}

/**
 * What is wrong with a draft, as a person has to put it right; undefined where nothing is.
 * Warnings are `fullcors check`'s to tell.
 */
export function refusal(draft: Draft): { readonly message: string; readonly fix: string } | undefined {
  const [first, ...more] = findingsIn(draft).filter(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  return { message: `${first.message.replace(/\.$/, '')}${rest}`, fix: fixOfFlags(first.code, first.fix) };
}

/** @throws CannotRun with the first of what is wrong. */
export function requireSound(draft: Draft): void {
  const wrong = refusal(draft);
  if (wrong) throw new CannotRun(wrong.message, wrong.fix);
}

/** `check` speaks of places in a file, which is not there yet. */
const fixOfFlags = (code: string, fix: string): string =>
  code === 'localhost-allowed' ? 'say it as --dev-origin; --origin is for production' : fix;

import { formatPattern } from 'fullcors/origins';
import type { OriginRules } from '../rules/rules.js';
import { isExponential } from './ambiguity.js';
import { canonicalOrigins, EVERY_KIND, kindsOf } from './canonical-origins.js';
import { expressionSource } from './expressions.js';
import { wildOrigins } from './origins.js';
import type { Dialect, TextTest } from './regex.js';

/** A test and what it stands for, which is safe to write into a comment. */
export interface OriginTest extends TextTest {
  readonly about: string;
}

/**
 * Everything that allows an origin and is no look-up in `exact`: one passed test allows it. Not for `*` without
 * credentials, which asks nothing of an origin.
 */
export function originTests(
  dialect: Dialect,
  { any, wild, expression, refusesInsecure }: OriginRules,
): readonly OriginTest[] {
  const tests: OriginTest[] = wildOrigins(dialect, wild).map(({ patterns, test }) => ({
    about: inShort(patterns.map(formatPattern)),
    ...test,
  }));
  const anyOrigin = any ? canonicalOrigins(EVERY_KIND, refusesInsecure) : [];
  tests.push(...anyOrigin.map((test) => ({ about: 'any origin, as browsers write it', ...test })));
  const source = expression && expressionSource(dialect, expression.tree);
  if (expression === undefined || source === undefined) return tests;
  const canonical = canonicalOrigins(kindsOf(expression.tree), refusesInsecure);
  tests.push(
    ...canonical.map((test) => ({
      about: 'allowOriginRegex, where it matches an origin as browsers write it',
      ...test,
      all: [...test.all, { source }],
      isExponential: isExponential(expression.tree),
    })),
  );
  return tests;
}

/** A comment that a person reads, not a second copy of the list. */
const inShort = (texts: readonly string[]): string =>
  texts.length <= 4 ? texts.join(' ') : `${texts.slice(0, 3).join(' ')} and ${texts.length - 3} more`;

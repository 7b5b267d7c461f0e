import { formatPattern } from 'fullcors/origins';
import type { OriginRules } from '../rules/rules.js';
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
  const tests: OriginTest[] = wildOrigins(wild).map(({ patterns, test }) => ({
    about: patterns.map(formatPattern).join(' '),
    ...test,
  }));
  if (any) {
    const test = canonicalOrigins(EVERY_KIND, refusesInsecure);
    if (test) tests.push({ about: 'any origin, as browsers write it', ...test });
  }
  const canonical = expression && canonicalOrigins(kindsOf(expression.tree), refusesInsecure);
  const source = expression && expressionSource(dialect, expression.tree);
  if (canonical && source !== undefined) {
    const all = [...canonical.all, { source }];
    tests.push({ about: 'allowOriginRegex', ...canonical, all });
  }
  return tests;
}

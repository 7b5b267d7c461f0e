import { originTests } from '../../src/regex/origin-tests.js';
import {
  anchored,
  ignoresCase,
  inOne,
  JAVASCRIPT,
  type Regex,
  type TextTest,
} from '../../src/regex/regex.js';
import type { OriginRules } from '../../src/rules/rules.js';

/** What an engine with look-arounds says, and one without: both are asked, and must agree. */
export function passer(test: TextTest): (text: string) => boolean {
  const flags = ignoresCase(test) ? 'i' : '';
  const compiled = (regex: Regex): RegExp => new RegExp(anchored(JAVASCRIPT, regex), flags);
  const [all, none] = [test.all.map(compiled), test.none.map(compiled)];
  const one = new RegExp(inOne(JAVASCRIPT, test), flags);
  return (text) => {
    const fits = text.length <= (test.maxLength ?? Infinity);
    const inParts = fits && all.every((regex) => regex.test(text)) && !none.some((regex) => regex.test(text));
    if (one.test(text) !== inParts) throw new Error(`in parts ${inParts}, in one not: ${text}`);
    return inParts;
  };
}

export const passes = (test: TextTest, text: string): boolean => passer(test)(text);

/** Whether the rules allow an origin. */
export function allower(rules: OriginRules, answersAny: boolean): (origin: string) => boolean {
  const tests = originTests(JAVASCRIPT, rules).map(passer);
  return (origin) =>
    answersAny ||
    rules.exact.includes(origin) ||
    (rules.null && origin === 'null') ||
    tests.some((passes) => passes(origin));
}

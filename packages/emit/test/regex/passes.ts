import { formatPattern } from 'fullcors/origins';
import { originTests } from '../../src/regex/origin-tests.js';
import { anchored, ignoresCase, inOne, JAVASCRIPT, type TextTest } from '../../src/regex/regex.js';
import type { OriginRules } from '../../src/rules/rules.js';

export { formatPattern };

/** What an engine with look-arounds says, and one without: both are asked, and must agree. */
export function passes(test: TextTest, text: string): boolean {
  const flags = ignoresCase(test) ? 'i' : '';
  const inParts =
    text.length <= (test.maxLength ?? Infinity) &&
    test.all.every((regex) => new RegExp(anchored(JAVASCRIPT, regex), flags).test(text)) &&
    !test.none.some((regex) => new RegExp(anchored(JAVASCRIPT, regex), flags).test(text));
  const whole = new RegExp(inOne(JAVASCRIPT, test), flags).test(text);
  if (whole !== inParts) throw new Error(`in one ${whole}, in parts ${inParts}: ${text}`);
  return whole;
}

/** Whether the rules allow an origin. */
export const allows = (rules: OriginRules, answersAny: boolean, origin: string): boolean =>
  answersAny ||
  rules.exact.includes(origin) ||
  (rules.null && origin === 'null') ||
  originTests(JAVASCRIPT, rules).some((test) => passes(test, origin));

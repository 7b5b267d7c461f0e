import { anchored, RE2, type Regex, type TextTest } from '../../regex/regex.js';
import { block, token } from './text.js';

/**
 * Every question is a `map`: it asks one text, in full, as it came. The road not taken is the matcher `vars_regexp`: it
 * also tries the name of a variable that is not set, as `<nil>`, and reads placeholders in what the client sent.
 */
export function map(
  source: string,
  to: string,
  entries: readonly string[],
  otherwise: string,
): readonly string[] {
  return block(`map ${token(source)} {${to}}`, [...entries, `default ${token(otherwise)}`]);
}

/** An entry for what an expression matches. */
export const matched = (regex: Regex, output: string): string => {
  const flags = regex.ignoreCase ? '(?i)' : '';
  return `${token(`~${flags}${anchored(RE2, regex)}`)} ${token(output)}`;
};

/** An entry for one text, which is not taken for an expression. */
export const equals = (text: string, output: string): string => `${token(text)} ${token(output)}`;

/** Whether a text passes a test, as `{to}`: `1` or `0`. */
export function passes(source: string, to: string, test: TextTest): readonly string[] {
  const bound = test.maxLength === undefined ? [] : [longerThan(test.maxLength)];
  const all = [...test.all, ...(test.maxLength === undefined ? [] : [ASCII])];
  const none = [...test.none, ...bound];
  const [only] = all;
  if (only && all.length === 1 && none.length === 0) return map(source, to, [matched(only, '1')], '0');
  const names = [...all, ...none].map((_, i) => `${to}_${i + 1}`);
  return [
    ...[...all, ...none].flatMap((regex, i) => map(source, names[i] as string, [matched(regex, '1')], '0')),
    ...map(
      names.map((name) => `{${name}}`).join(''),
      to,
      [equals('1'.repeat(all.length) + '0'.repeat(none.length), '1')],
      '0',
    ),
  ];
}

/** Go folds two letters beyond ASCII to `k` and `s`. */
const ASCII: Regex = { source: '[\\t -~]*' };

/** Go counts to 1000. Of `.{0,1000}.{0,1000}` it would follow every way to share a text between the two. */
const longerThan = (most: number): Regex => ({
  source: `${'.{1000}'.repeat(Math.floor((most + 1) / 1000))}.{${(most + 1) % 1000}}.*`,
});

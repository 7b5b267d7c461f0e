import { ignoresCase, inOne, PCRE, type TextTest } from '../../regex/regex.js';

/**
 * A text in double quotes, as Apache reads it: a backslash escapes itself and the quote, `${...}` is replaced when the
 * file is read, and a line ends a directive. Nothing in the rules has any of them.
 */
export function quoted(text: string): string {
  if (/\p{Cc}/u.test(text) || text.includes('${')) {
    throw new TypeError(`Apache has no escape for what ${JSON.stringify(text)} holds`);
  }
  return `"${text.replace(/\\(?=[\\"]|$)/g, '\\\\').replaceAll('"', '\\"')}"`;
}

/** The value of a field: a `%` begins what is replaced in each response. */
export const value = (text: string): string => quoted(text.replaceAll('%', '%%'));

/** A test as SetEnvIf takes it, and the directive that minds case as the test does. */
export const setEnvIf = (field: string, test: TextTest, what: string): string =>
  `${ignoresCase(test) ? 'SetEnvIfNoCase' : 'SetEnvIf'} ${field} ${quoted(inOne(PCRE, test))} ${what}`;

/** A condition on a variable. */
export const condition = (subject: string, test: TextTest): string =>
  `RewriteCond ${subject} ${quoted(inOne(PCRE, test))}${ignoresCase(test) ? ' [NC]' : ''}`;

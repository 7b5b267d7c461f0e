import { ignoresCase, inOne, PCRE, type TextTest } from '../../regex/regex.js';

/**
 * A text in single quotes, in which HAProxy knows no escape and no variable: so a quote or a line break cannot be there,
 * and nothing in the rules has one.
 */
export function quoted(text: string): string {
  if (/['\p{Cc}]/u.test(text))
    throw new TypeError(`HAProxy has no escape for what ${JSON.stringify(text)} holds`);
  return `'${text}'`;
}

/** The value of a field: a `%` begins what is replaced in each response, as `%[env(HOME)]` would be. */
export const value = (text: string): string => quoted(text.replaceAll('%', '%%'));

/** A test as the patterns of an `acl`. */
export const matches = (test: TextTest): string =>
  `-m reg${ignoresCase(test) ? ' -i' : ''} ${quoted(inOne(PCRE, test))}`;

/** A line has 64 words at most; lines of one name are alternatives. */
const WORDS = 50;

/** Exact texts as lines of an `acl`, by which they are looked up in a tree. */
export function isOneOf(acl: string, fetch: string, texts: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += WORDS) {
    lines.push(
      `acl ${acl} ${fetch} -m str ${texts
        .slice(i, i + WORDS)
        .map(word)
        .join(' ')}`,
    );
  }
  return lines;
}

/** A word that needs no quotes; nothing that begins with a hyphen, which would be a flag. */
function word(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_.:/+[\]-]*$/.test(text) ? text : quoted(text);
}

import { ignoresCase, inOne, PCRE, type TextTest } from '../../regex/regex.js';

/**
 * A text in double quotes, as nginx reads it: a backslash before a quote, a backslash, t, r or n is its escape, before
 * anything else it stays. A `$` cannot be escaped at all, and a line break in a value would be one in the response, so
 * neither may be there; nothing in the rules has them.
 */
export function quoted(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new TypeError(`no control character can stand in ${JSON.stringify(text)}`);
  return `"${text.replace(/\\(?=["'\\trn]|$)/g, '\\\\').replaceAll('"', '\\"')}"`;
}

/** A text as a value; variables are said apart from it. */
export function value(text: string): string {
  if (text.includes('$')) throw new TypeError(`nginx has no escape for the $ in ${JSON.stringify(text)}`);
  return quoted(text);
}

/** A test as the key of a map. */
export const regexKey = (test: TextTest): string =>
  quoted(`${ignoresCase(test) ? '~*' : '~'}${inOne(PCRE, test)}`);

/** A map: from a value or several to a variable. Keys and values are given as they are written. */
export interface NginxMap {
  readonly about?: string;
  /** The option that an entry comes of, where one may be too long. */
  readonly option?: string;
  readonly from: string;
  readonly to: string;
  readonly entries: readonly (readonly [key: string, value: string] | { readonly about: string })[];
}

/** nginx reads a word into a buffer of 4096 bytes. */
const LONGEST = 4000;
const fits = (entry: NginxMap['entries'][number]): boolean =>
  'about' in entry || entry.every((word) => word.length <= LONGEST);

/** Whether an entry has to be left out. */
export const isTooLong = ({ entries }: NginxMap): boolean => !entries.every(fits);

export function mapBlock({ about, from, to, entries }: NginxMap): string {
  const lines = entries
    .filter(fits)
    .map((entry) => ('about' in entry ? `    # ${entry.about}` : `    ${entry[0]} ${entry[1]};`));
  return `${about ? `# ${about}\n` : ''}map ${from} ${to} {\n${lines.join('\n')}\n}`;
}

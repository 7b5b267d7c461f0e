import { isToken } from '../policy/names.js';

/** RFC 9110 section 5.6.1.2: a recipient must ignore a reasonable number of empty elements. */
const MAX_EMPTY_ELEMENTS = 16;

/**
 * `Access-Control-Request-Headers` -> its names in lower case, each once; undefined when it is malformed or longer
 * than `maxLength`. https://fetch.spec.whatwg.org/#http-access-control-request-headers
 */
export function parseRequestedHeaders(value: string, maxLength: number): string[] | undefined {
  const names = new Set<string>();
  const isRead = everyName(value, maxLength, (name) => isToken(name) && !!names.add(name.toLowerCase()));
  return isRead ? [...names] : undefined;
}

/** Whether `parseRequestedHeaders` reads the value and every name is listed. */
export const areListed = (value: string, listed: ReadonlySet<string>, maxLength: number): boolean =>
  everyName(
    value,
    maxLength,
    (name) => listed.has(name) || (isToken(name) && listed.has(name.toLowerCase())),
  );

/**
 * Whether every name passes; it stops at the first that does not. Browsers send them sorted, in lower case and without
 * spaces; what proxies make of that (spaces, several lines, empty elements) is tolerated. The length is looked at first
 * and each character once; a regular expression for the list is what took hono to quadratic time (GHSA-8j4g-w8fx-2239).
 */
function everyName(value: string, maxLength: number, passes: (name: string) => boolean): boolean {
  if (value.length > maxLength) return false;
  let empty = 0;
  for (let start = 0; start <= value.length; ) {
    const comma = value.indexOf(',', start);
    const end = comma === -1 ? value.length : comma;
    const name = trimOws(value.slice(start, end));
    if (name === '' ? ++empty > MAX_EMPTY_ELEMENTS : !passes(name)) return false;
    start = end + 1;
  }
  return true;
}

/** Strips RFC 9110's optional whitespace, which is less than what `trim` strips. */
function trimOws(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOws(text.charCodeAt(start))) start++;
  while (end > start && isOws(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isOws = (code: number): boolean => code === 0x20 || code === 0x09;

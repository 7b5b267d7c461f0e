import { isToken } from '../policy/names.js';

/** RFC 9110 section 5.6.1.2: a recipient must ignore a reasonable number of empty elements. */
const MAX_EMPTY_ELEMENTS = 16;

/**
 * `Access-Control-Request-Headers` -> its names in lower case, each once; undefined when it is malformed or longer
 * than `maxLength`. Browsers send them sorted, in lower case and without spaces; what proxies make of that (spaces,
 * several lines, empty elements) is tolerated. The length is looked at first and each character once.
 * https://fetch.spec.whatwg.org/#http-access-control-request-headers
 */
export function parseRequestedHeaders(value: string, maxLength: number): string[] | undefined {
  if (value.length > maxLength) return undefined;
  const names = new Set<string>();
  let empty = 0;
  // `split` and `trim` are linear; a regular expression for the list is what took hono to quadratic
  // time (GHSA-8j4g-w8fx-2239).
  for (const element of value.split(',')) {
    const name = trimOws(element);
    if (name === '') {
      if (++empty > MAX_EMPTY_ELEMENTS) return undefined;
    } else if (isToken(name)) names.add(name.toLowerCase());
    else return undefined;
  }
  return [...names];
}

/** Whether `parseRequestedHeaders` reads the value and every name is listed: it stops at the first that is not. */
export function areListed(value: string, listed: ReadonlySet<string>, maxLength: number): boolean {
  if (value.length > maxLength) return false;
  let empty = 0;
  for (let start = 0; start <= value.length; ) {
    const comma = value.indexOf(',', start);
    const end = comma === -1 ? value.length : comma;
    const name = trimOws(value.slice(start, end));
    if (name === '') {
      if (++empty > MAX_EMPTY_ELEMENTS) return false;
    } else if (!listed.has(name) && !(isToken(name) && listed.has(name.toLowerCase()))) return false;
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

/** RFC 9110 section 5.6.1.2: a recipient must ignore a reasonable number of empty elements. */
const MAX_EMPTY_ELEMENTS = 16;
/** A token and RFC 9110's optional whitespace, which is less than what `trim` strips. */
const ELEMENT = /^([!#$%&'*+.^_`|~0-9A-Za-z-]*)[ \t]*$/;

/**
 * `Access-Control-Request-Headers` -> its names in lower case, each once; undefined when it is malformed or longer than
 * `maxLength`. Browsers send them sorted, in lower case and without spaces; what proxies make of that (spaces, several
 * lines, empty elements) is tolerated. The length is looked at first, and each character at most twice; a regular
 * expression for the list is what took hono to quadratic time (GHSA-8j4g-w8fx-2239), as one for spaces at both ends would.
 * https://fetch.spec.whatwg.org/#http-access-control-request-headers
 */
export function parseRequestedHeaders(value: string, maxLength: number): string[] | undefined {
  if (value.length > maxLength) return undefined;
  const names = new Set<string>();
  let empty = 0;
  for (const element of value.split(',')) {
    const name = ELEMENT.exec(element.replace(/^[ \t]+/, ''))?.[1];
    if (name === undefined || (name === '' && ++empty > MAX_EMPTY_ELEMENTS)) return undefined;
    if (name) names.add(name.toLowerCase());
  }
  return [...names];
}

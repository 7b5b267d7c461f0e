/**
 * A header list: name and value of every field, in order, as they are on the wire.
 * https://fetch.spec.whatwg.org/#concept-header-list
 */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** The token of RFC 9110, section 5.6.2, which methods and field names are. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether a text is a token (RFC 9110, section 5.6.2). */
export const isToken = (text: string): boolean => TOKEN.test(text);

/** A value without the HTTP whitespace around it. https://fetch.spec.whatwg.org/#concept-header-value-normalize */
export const normalizeValue = (value: string): string => value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');

/** All values of a name, in order; names are compared without regard to case. */
export function valuesOf(list: HeaderList, name: string): string[] {
  const lower = name.toLowerCase();
  return list.filter(([other]) => other.toLowerCase() === lower).map(([, value]) => value);
}

/** The values of a name, joined; null where there is none. https://fetch.spec.whatwg.org/#concept-header-list-get */
export function getHeader(list: HeaderList, name: string): string | null {
  const values = valuesOf(list, name);
  return values.length > 0 ? values.join(', ') : null;
}

/**
 * A list without some names. https://fetch.spec.whatwg.org/#concept-header-list-delete
 * @param names in lower case
 */
export const withoutHeaders = (list: HeaderList, names: readonly string[]): HeaderList =>
  list.filter(([name]) => !names.includes(name.toLowerCase()));

/**
 * The elements of `#field-name` and `#method` (https://fetch.spec.whatwg.org/#http-new-header-syntax), both of which
 * are lists of tokens, of all fields of a name.
 *
 * Null where the name is absent, 'failure' where a value does not parse. Empty elements are skipped, as RFC 9110,
 * section 5.6.1.2, asks of a recipient.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(list: HeaderList, name: string): readonly string[] | null | 'failure' {
  const value = getHeader(list, name);
  if (value === null) return null;
  const elements = splitElements(value);
  return elements.every(isToken) ? elements : 'failure';
}

/** The elements of a list without the empty ones (RFC 9110, section 5.6.1.2). */
export const splitElements = (value: string): string[] =>
  value
    .split(',')
    .map((element) => element.replace(/^[\t ]+|[\t ]+$/g, ''))
    .filter((element) => element !== '');

/**
 * `delta-seconds` of RFC 9111, section 1.2.2, of which there may be one field only. Null where the name is absent.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractSeconds(list: HeaderList, name: string): number | null | 'failure' {
  const values = valuesOf(list, name);
  if (values.length === 0) return null;
  return values.length === 1 && /^[0-9]+$/.test(values[0]!) ? Number(values[0]) : 'failure';
}

/** Without the empty ones of several fields of a name; the last of them where all are empty. */
export const withoutEmptyFields = (headers: HeaderList): HeaderList =>
  headers.filter(([name, value], i) => {
    if (value !== '') return true;
    const others = headers.filter(([other], j) => j !== i && other.toLowerCase() === name.toLowerCase());
    return (
      others.every(([, theirs]) => theirs === '') &&
      !headers.slice(i + 1).some((later) => others.includes(later))
    );
  });

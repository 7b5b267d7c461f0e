import type { Wanted } from './server.js';

/** Parts of which snippets are made. */

/** Methods that a list has to name where a server, unlike a browser, refuses what is not on it. */
export const everyMethod = ({ methods }: Wanted, more: readonly string[] = []): readonly string[] => [
  ...new Set(['GET', 'HEAD', 'POST', ...methods, ...more]),
];

/** `"a", "b"` */
export const doubleQuoted = (values: readonly string[]): string =>
  values.map((value) => `"${value}"`).join(', ');

/** `'a', 'b'` */
export const singleQuoted = (values: readonly string[]): string =>
  values.map((value) => `'${value}'`).join(', ');

/** A line, where there is something to say in it. */
export const lineIf = (condition: unknown, ...lines: readonly string[]): readonly string[] =>
  condition ? lines : [];

/** For expressions: the value, and nothing that resembles it. */
export const escapedForRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The fields of an answer that allows what is wanted, in the order in which they are read. */
export function fieldsOf({ origin, methods, headers, credentials, expose }: Wanted) {
  return [
    ['Access-Control-Allow-Origin', origin],
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(methods.length > 0 ? [['Access-Control-Allow-Methods', methods.join(', ')] as const] : []),
    ...(headers.length > 0 ? [['Access-Control-Allow-Headers', headers.join(', ')] as const] : []),
    ...(expose.length > 0 ? [['Access-Control-Expose-Headers', expose.join(', ')] as const] : []),
  ] as readonly (readonly [name: string, value: string])[];
}

/** What an application behind a proxy may say as well, of which one only may be left. Each begins with Access-Control-. */
export const OWNED = [
  'Allow-Origin',
  'Allow-Credentials',
  'Allow-Methods',
  'Allow-Headers',
  'Expose-Headers',
];

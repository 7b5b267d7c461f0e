import type { Said } from './said.js';

/**
 * The fields that one origin gets on every response, preflight or not: for who can only add fixed ones. Those of a
 * preflight mean nothing to a browser on another response, and the other way round.
 */
export function staticFields(
  { credentials, exposeHeaders, maxAge }: Said,
  origin: string,
  methods: readonly string[],
  headers: readonly string[],
): [name: string, value: string][] {
  const fields: [string, string | false][] = [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', credentials && 'true'],
    ['Access-Control-Allow-Methods', methods.join(', ')],
    ['Access-Control-Allow-Headers', headers.join(', ')],
    ['Access-Control-Expose-Headers', exposeHeaders.join(', ')],
    ['Access-Control-Max-Age', String(maxAge)],
  ];
  return fields.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

import { MAX_HOST_LENGTH, type ParsedPattern } from 'fullcors/origins';
import { LABEL } from './hosts.js';
import { port } from './ports.js';
import { literal, oneOf, type TextTest } from './regex.js';

/** How many characters of hosts stand in one expression: configurations have lines and words of a bounded length. */
const HOSTS_AT_ONCE = 1500;

/**
 * Patterns with a wildcard -> tests; an origin that passes one of them is allowed, as by the runtime's
 * origin-matcher.ts. Patterns that differ in their host only stand together.
 */
export function wildOrigins(
  patterns: readonly ParsedPattern[],
): readonly { readonly patterns: readonly ParsedPattern[]; readonly test: TextTest }[] {
  const alike = new Map<string, ParsedPattern[]>();
  for (const pattern of patterns) {
    const key = `${pattern.scheme} ${pattern.subdomains} ${pattern.port}`;
    const chunk = alike.get(key) ?? [];
    chunk.push(pattern);
    alike.set(key, chunk);
  }
  return [...alike.values()]
    .flatMap((chunk) => chunksOf(chunk, HOSTS_AT_ONCE, ({ host }) => host.length))
    .map((chunk) => ({ patterns: chunk, test: testOf(chunk) }));
}

/** Consecutive elements together, as long as their sizes do not add up to more than `most`. */
export function chunksOf<T>(
  all: readonly T[],
  most: number,
  size: (one: T) => number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let filled = Infinity;
  for (const one of all) {
    filled += size(one);
    if (filled > most) {
      chunks.push([]);
      filled = size(one);
    }
    chunks.at(-1)?.push(one);
  }
  return chunks;
}

function testOf(patterns: readonly ParsedPattern[]): TextTest {
  const [{ scheme, subdomains, port: number }] = patterns as [ParsedPattern];
  const hosts = oneOf(patterns.map(({ host }) => host));
  const ports = number === '*' ? `(?::${port(scheme)})?` : number && `:${number}`;
  const source = `${literal(scheme)}://${subdomains ? `(?:${LABEL}\\.)+` : ''}${hosts}${ports}`;
  // Labels add up: only the whole of them is bounded by what DNS can hold.
  const fits = { source: `${literal(scheme)}://[^:]{1,${MAX_HOST_LENGTH}}(?::[0-9]+)?` };
  return { all: subdomains ? [fits, { source }] : [{ source }], none: [] };
}

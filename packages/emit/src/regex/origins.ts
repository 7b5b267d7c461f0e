import type { ParsedPattern } from 'fullcors/origins';
import { HOST_FITS, LABEL } from './hosts.js';
import { port } from './ports.js';
import { literal, oneOf, type TextTest } from './regex.js';

/**
 * How many hosts stand in one expression. Engines that backtrack try one after the other, and read on from the front
 * for each expression.
 */
const HOSTS_AT_ONCE = 64;

/**
 * Patterns with a wildcard -> tests; an origin that passes one of them is allowed, as by the runtime's
 * origin-matcher.ts. Patterns that differ in their host only stand together.
 */
export function wildOrigins(
  patterns: readonly ParsedPattern[],
): readonly { readonly patterns: readonly ParsedPattern[]; readonly test: TextTest }[] {
  const alike = new Map<string, ParsedPattern[]>();
  for (const pattern of patterns) {
    const { scheme, subdomains, port } = pattern;
    const key = `${scheme} ${subdomains} ${port}`;
    const chunk = alike.get(key);
    if (chunk && chunk.length % HOSTS_AT_ONCE !== 0) chunk.push(pattern);
    else {
      // A full chunk moves out of the way under a key that no pattern has.
      if (chunk) alike.set(`${key} ${alike.size}`, chunk);
      alike.set(key, [pattern]);
    }
  }
  return [...alike.values()].map((patterns) => ({ patterns, test: testOf(patterns) }));
}

function testOf(patterns: readonly ParsedPattern[]): TextTest {
  const [{ scheme, subdomains, port: number }] = patterns as [ParsedPattern];
  const hosts = oneOf(patterns.map(({ host }) => host));
  const ports = number === '*' ? `(?::${port(scheme)})?` : number && `:${number}`;
  const source = `${literal(scheme)}://${subdomains ? `(?:${LABEL}\\.)+` : ''}${hosts}${ports}`;
  return { all: subdomains ? [HOST_FITS, { source }] : [{ source }], none: [] };
}

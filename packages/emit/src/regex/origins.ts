import { MAX_HOST_LENGTH, type ParsedPattern } from 'fullcors/origins';
import { chunksOf } from './chunks.js';
import { LABEL } from './hosts.js';
import { port } from './ports.js';
import { type Dialect, literal, oneOf, type TextTest } from './regex.js';
import { folded } from './trie.js';

/** How many characters of hosts stand in one expression: configurations have lines and words of a bounded length. */
const HOSTS_AT_ONCE = 1500;

/**
 * Patterns with a wildcard -> tests; an origin that passes one of them is allowed, as by the runtime's
 * origin-matcher.ts. Patterns that differ in their host only stand together.
 */
export function wildOrigins(
  { hostsAtOnce = HOSTS_AT_ONCE }: Dialect,
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
    .flatMap((chunk) => chunksOf(chunk, hostsAtOnce, ({ host }) => host.length))
    .map((chunk) => ({ patterns: chunk, test: testOf(chunk) }));
}

function testOf(patterns: readonly ParsedPattern[]): TextTest {
  const [{ scheme, subdomains, port: number }] = patterns as [ParsedPattern];
  const hosts = hostsOf(patterns);
  const ports = number === '*' ? `(?::${port(scheme)})?` : number && `:${number}`;
  const source = `${literal(scheme)}://${subdomains ? `(?:${LABEL}\\.)+` : ''}${hosts}${ports}`;
  // Labels add up: only the whole of them is bounded by what DNS can hold.
  const fits = { source: `${literal(scheme)}://[^:]{1,${MAX_HOST_LENGTH}}(?::[0-9]+)?` };
  return { all: subdomains ? [fits, { source }] : [{ source }], none: [] };
}

/** Hosts that a person would read, or many of them folded, so that not each is tried at each label. */
function hostsOf(patterns: readonly ParsedPattern[]): string {
  const hosts = patterns.map(({ host }) => host);
  return hosts.length <= 16 ? oneOf(hosts) : folded(hosts);
}

import { type ExpressionNode, MAX_ORIGIN_LENGTH, parseExpression } from 'fullcors/origins';
import { intersects } from './automaton.js';
import { ENDS_IN_NAME, HOST_FITS, IPV4, IPV6, LOOPBACK_IPV4, NAME } from './hosts.js';
import { port } from './ports.js';
import type { Regex, TextTest } from './regex.js';

/** What an expression, or any origin, can be; parts that it cannot be need not be said. */
export interface OriginKinds {
  readonly https: boolean;
  readonly http: boolean;
  /** A scheme that is not the web's: `app://a`. */
  readonly other: boolean;
  readonly ipv6: boolean;
  /** A label that begins with `xn--`; whether what follows is Punycode an expression does not tell. */
  readonly punycode: boolean;
}

export const EVERY_KIND: OriginKinds = { https: true, http: true, other: true, ipv6: true, punycode: true };

const KINDS = {
  https: /https:.*/,
  http: /http:.*/,
  other: /(?:[^h].*|h(?:[^t].*)?|ht(?:[^t].*)?|htt(?:[^p].*)?|http(?:[^s:].*)?|https[^:].*)/,
  ipv6: /https?:\/\/\[.*/,
  punycode: /https?:\/\/(?:[^/]*\.)?xn--.*/,
};

let trees: readonly (readonly [string, ExpressionNode])[] | undefined;

/** Which kinds of origins an expression can match. */
export function kindsOf(tree: ExpressionNode): OriginKinds {
  trees ??= Object.entries(KINDS).map(([kind, regex]) => [kind, parseExpression(regex)] as const);
  return Object.fromEntries(
    trees.map(([kind, of]) => [kind, intersects(tree, of)]),
  ) as unknown as OriginKinds;
}

/** Schemes that are never an origin's, and those that have a rule of their own. */
const OTHER_SCHEME = otherThan(['file', 'http', 'https', 'ws', 'wss']);

/**
 * What is an origin in the one form in which browsers serialise it, as the runtime's `parseOrigin` reads it: one test a
 * scheme, of those kinds that are there. With `secure`, plain http only on loopback.
 */
export function canonicalOrigins(kinds: OriginKinds, secure: boolean): readonly TextTest[] {
  const addresses = (ipv6: string): string => (kinds.ipv6 ? `|${ipv6}` : '');
  const web = (scheme: 'https' | 'http'): TextTest => {
    const at = (hosts: string): Regex => ({ source: `${scheme}://(?:${hosts})(?::${port(scheme)})?` });
    return secure && scheme === 'http'
      ? canonical(
          at(`${NAME}${addresses(BRACKETS)}`),
          at(`${LOCALHOST}|${LOOPBACK_IPV4}${addresses('\\[::1\\]')}`),
        )
      : canonical(at(`${NAME}${addresses(BRACKETS)}`), at(`${ENDS_IN_NAME}|${IPV4}${addresses(IPV6)}`));
  };
  return [
    ...(kinds.https ? [web('https')] : []),
    ...(kinds.http ? [web('http')] : []),
    ...(kinds.other
      ? [canonical({ source: `${OTHER_SCHEME}://(?:${NAME}|${BRACKETS})(?::${port('')})?` })]
      : []),
  ];
}

const BRACKETS = '\\[[0-9a-f:.]+\\]';
const LOCALHOST = '(?:[a-z0-9_.-]+\\.)?localhost';
const canonical = (...all: Regex[]): TextTest => ({
  all: [HOST_FITS, ...all],
  none: [],
  maxLength: MAX_ORIGIN_LENGTH,
});

/** A scheme that is none of some words: at each letter, one that none of them has there, or the next of theirs. */
function otherThan(words: readonly string[]): string {
  const REST = 'abcdefghijklmnopqrstuvwxyz0123456789+.-';
  const after = (prefix: string): string => {
    const next = new Set(words.filter((word) => word.startsWith(prefix)).map((word) => word[prefix.length]));
    const chars = prefix === '' ? REST.slice(0, 26) : REST;
    const others = `[${[...chars].filter((char) => !next.has(char)).join('')}][a-z0-9+.-]*`;
    const deeper = [...next].flatMap((char) => (char ? [`${char}${after(prefix + char)}`] : []));
    const isWhole = words.includes(prefix) || prefix === '';
    const form = [others, ...deeper].join('|');
    return `(?:${form})${isWhole ? '' : '?'}`;
  };
  return after('');
}

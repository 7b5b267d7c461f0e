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

/** Which kinds of origins an expression can match. */
export const kindsOf = (tree: ExpressionNode): OriginKinds =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, regex]) => [kind, intersects(tree, parseExpression(regex))]),
  ) as unknown as OriginKinds;

/** Schemes that are never an origin's, and those that have a rule of their own. */
const OTHER_SCHEME = otherThan(['file', 'http', 'https', 'ws', 'wss']);

/**
 * What is an origin in the one form in which browsers serialise it, as the runtime's `parseOrigin` reads it; with
 * `secure`, plain http only on loopback. Undefined where none of the kinds is there.
 */
export function canonicalOrigins(kinds: OriginKinds, secure: boolean): TextTest | undefined {
  const forms = (names: string, loopback: string): string[] => {
    const any = (scheme: string): string =>
      `${scheme}://(?:${names}${kinds.ipv6 ? `|${IPV6}` : ''})(?::${port(scheme)})?`;
    const own = `http://(?:${loopback}${kinds.ipv6 ? '|\\[::1\\]' : ''})(?::${port('http')})?`;
    return [
      ...(kinds.https ? [any('https')] : []),
      ...(kinds.http ? [secure ? own : any('http')] : []),
      ...(kinds.other ? [`${OTHER_SCHEME}://(?:${NAME}|\\[[0-9a-f:.]+\\])(?::${port('')})?`] : []),
    ];
  };
  const labels = forms(NAME, NAME);
  if (labels.length === 0) return undefined;
  const ends = forms(`${ENDS_IN_NAME}|${IPV4}`, `(?:[a-z0-9_.-]+\\.)?localhost|${LOOPBACK_IPV4}`);
  const all = [HOST_FITS, ...[labels, ends].map((form): Regex => ({ source: form.join('|') }))];
  return { all, none: [], maxLength: MAX_ORIGIN_LENGTH };
}

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

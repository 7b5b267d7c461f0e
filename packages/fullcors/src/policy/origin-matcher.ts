import {
  formatPattern,
  MAX_HOST_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_ORIGIN_LENGTH,
  type ParsedPattern,
} from './origin-pattern.js';

/** Whether an origin, as a browser serialises it, is allowed. */
export type OriginMatcher = (origin: string) => boolean;

const WEB_ORIGIN = /^(https?:\/\/)([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?$/;

/**
 * Patterns -> matcher. The patterns' own text is the key: `https://a.b.example.com` is looked up as it is, then as
 * `https://*.b.example.com`, `https://*.example.com`, `https://*.com`. So a match costs a look-up a label of the
 * origin, bounded by DNS to 127, and nothing for each pattern; and since text is compared with text between
 * delimiters, `https://foo.com` and `https://bar.com` cannot add up to `https://barfoo.com`, as they did for a
 * radix tree (GHSA-vhxv-fg4m-p2w8).
 */
export function compileMatcher(patterns: readonly ParsedPattern[]): OriginMatcher {
  const exact = new Set<string>();
  const wild = new Set<string>();
  let longest = MAX_ORIGIN_LENGTH;
  for (const pattern of patterns) {
    const text = formatPattern(pattern);
    (text.includes('*') ? wild : exact).add(text);
    longest = Math.max(longest, text.length);
  }
  // The length comes first: hashing 15 KB of hostile Origin costs 27 us.
  return (origin) =>
    origin.length <= longest && (exact.has(origin) || (wild.size > 0 && matchesWild(wild, origin)));
}

function matchesWild(wild: ReadonlySet<string>, origin: string): boolean {
  const match = WEB_ORIGIN.exec(origin);
  if (!match) return false;
  const [, prefix = '', host = '', port = ''] = match;
  // No browser serialises a default or an impossible port; `Origin: https://a.example.com:443` is somebody's script.
  if (port === (prefix === 'http://' ? '80' : '443') || Number(port) > 65535) return false;
  const own = port && `:${port}`;
  const has = (pattern: string): boolean => wild.has(pattern + own) || wild.has(`${pattern}:*`);
  if (has(prefix + host)) return true;
  if (host.length > MAX_HOST_LENGTH || host.startsWith('[')) return false;
  let start = 0;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', start)) {
    // An empty or overlong label is no host name, whatever follows it.
    if (dot === start || dot - start > MAX_LABEL_LENGTH) return false;
    if (has(`${prefix}*${host.slice(dot)}`)) return true;
    start = dot + 1;
  }
  return false;
}

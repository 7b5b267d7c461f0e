import { parsePattern } from '../src/policy/origin-pattern.js';

/**
 * Whether a pattern covers an origin, the naive way: the origin is taken apart by the URL Standard's parser and
 * compared label by label. Slow, and with nothing in common with the matcher but the pattern's parts.
 */
export function referenceMatches(pattern: string, origin: string): boolean {
  const parsed = parsePattern(pattern);
  if (!parsed) throw new Error(`not a pattern: ${pattern}`);
  if (parsed.scheme !== 'http' && parsed.scheme !== 'https') return pattern === origin;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  // What the parser had to correct is not what a browser sends, and nobody is served on port 0.
  if (url.origin !== origin || url.port === '0' || url.protocol !== `${parsed.scheme}:`) return false;
  if (parsed.port !== '*' && parsed.port !== url.port) return false;
  if (!parsed.subdomains) return url.hostname === parsed.host;
  const labels = url.hostname.split('.');
  const suffix = parsed.host.split('.');
  if (labels.length <= suffix.length || url.hostname.length > 253) return false;
  const own = labels.slice(0, labels.length - suffix.length);
  const rest = labels.slice(labels.length - suffix.length);
  return (
    rest.every((label, i) => label === suffix[i]) && own.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))
  );
}

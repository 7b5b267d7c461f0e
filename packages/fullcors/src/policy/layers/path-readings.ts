/**
 * Frameworks read one path in different ways: some decode percent-encoding, before or after they take it apart, some fold
 * case, drop empty segments, resolve dots or end the path at a semicolon. No single reading can be safe, neither for a
 * route that is stricter than the base nor for one that is looser: `/account/..%2fpartner` is an account to every router
 * and a partner to whoever decodes first. So every plausible reading is looked up, and a path that has different
 * policies by different readings has none. One that is too long to be read has none either.
 */
export function readingsOf(target: string): readonly string[] {
  // What the absolute form adds to a path (RFC 9112 section 3.2.2), and what follows it.
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  if (PLAIN.test(path)) return [path];
  if (PLAIN.test(path.toLowerCase())) return [path, path.toLowerCase()];
  if (path.length > MAX_UNUSUAL_LENGTH) return [];
  let readings = new Set([path]);
  for (const read of READERS)
    readings = new Set([...readings].flatMap((reading) => [reading, read(reading)]));
  return [...readings];
}

/** Lower case, nothing encoded, no empty segment and no segment that begins with a dot: all readings are one. */
const PLAIN = /^(?:\/[a-z0-9_~!$&'()+,=:@-][a-z0-9._~!$&'()+,=:@-]*)*\/?$/;

/** An unusual path is read up to 256 times, so it is bounded; few applications have one this long. */
const MAX_UNUSUAL_LENGTH = 1024;

const decodeAscii = (path: string, keep: RegExp): string =>
  path.replace(/%[0-7][0-9a-f]/gi, (code) => (keep.test(code) ? code : decodeURIComponent(code)));

/** In the order in which they are applied, each after none, some or all of those before it. */
const READERS: readonly ((path: string) => string)[] = [
  // Decoded but for what would take the path apart: as routers do, segment by segment.
  (path) => decodeAscii(path, /%(?:23|2f|3b|3f|5c)/i),
  (path) => path.replace(/;.*$/s, ''),
  // Decoded whole, and only then taken apart.
  (path) => decodeAscii(path, /^$/),
  (path) => path.replace(/[;?#].*$/s, ''),
  (path) => path.replaceAll('\\', '/'),
  // `new URL(req.url, base)` takes what follows two slashes for a host.
  (path) => path.replace(/^\/{2,}[^/]*(?=\/|$)/, ''),
  resolve,
  (path) => path.toLowerCase(),
];

/** Without empty segments, and with dots resolved as https://url.spec.whatwg.org/#path-state does. */
function resolve(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

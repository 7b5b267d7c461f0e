import type { LinearRegex } from '../linear-regex/compile.js';
import { isLoopback, parsePattern } from '../origin-pattern.js';
import { registrableDomain } from '../public-suffix.js';

/** Origins that cannot be one team's: an expression that matches one of them matches any. */
const STRANGERS = ['com', 'org', 'net', 'io', 'dev', 'app', 'example'].map(
  (tld) => `https://stranger-7f3a.${tld}`,
);
const NAMES = ['stranger', 'stranger-7f3a', 'stranger7'];

/**
 * An origin that an expression matches and that anyone can register, where one is found: `evilexample.com` for
 * `.*example\.com`, `example.com.evil.net` for `example\.com.*`, `evil.vercel.app` for `[a-z]+\.vercel\.app`. What the
 * expression matches is sampled, and each sample made a stranger's in the three ways a name can be: in front of the
 * registered name, behind it, in its place. Finding none proves nothing; finding one is a hole.
 */
export function findStranger(regex: LinearRegex): string | undefined {
  const near = regex.samples().flatMap(strangersNear);
  return [...STRANGERS, ...near].find((origin) => regex.matches(origin));
}

function strangersNear(sample: string): readonly string[] {
  const parsed = parsePattern(sample);
  const domain = parsed && registrableDomain(parsed.host);
  // Nobody registers names below this machine's.
  if (!parsed || !domain || isLoopback(parsed.host)) return [];
  const port = parsed.port && `:${parsed.port}`;
  const at = (host: string): string => `${parsed.scheme}://${host}${port}`;
  const sub = parsed.host.slice(0, -domain.length);
  const [own = '', ...rest] = domain.split('.');
  return NAMES.flatMap((name) => [
    at(`${sub}${name}${own}.${rest.join('.')}`),
    at(`${sub}${name}.${rest.join('.')}`),
    at(`${parsed.host}.${name}.com`),
    at(`${parsed.host}${name}.com`),
  ]);
}

import { getDomain } from 'tldts';

/**
 * An origin: a tuple, or opaque. Two opaque origins are the same only if they are the same object.
 * https://html.spec.whatwg.org/multipage/browsers.html#concept-origin
 */
export interface Origin {
  readonly opaque: boolean;
  /** Without the colon. Empty where opaque, as is the host. */
  readonly scheme: string;
  readonly host: string;
  /** As a browser sends it: `https://app.example.com`, or `null`. */
  readonly serialized: string;
}

/** A new opaque origin: of a sandboxed frame, a `data:` document, a `file:`. */
export const opaqueOrigin = (): Origin => ({ opaque: true, scheme: '', host: '', serialized: 'null' });

/** Schemes other than http and https keep their host: `capacitor://localhost`, `chrome-extension://id`. */
const TUPLE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#@\s:]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/**
 * The origin in a text, exactly as browsers serialize it; `null` for an opaque one.
 * @throws TypeError that names what to write instead.
 */
export function parseOrigin(text: string): Origin {
  if (text === 'null') return opaqueOrigin();
  const [, scheme = '', host = ''] = TUPLE.exec(text) ?? [];
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    scheme &&
    (url?.origin === text || (url?.origin === 'null' && !/^(https?|file|data|blob|about)$/.test(scheme)))
  ) {
    return { opaque: false, scheme, host, serialized: text };
  }
  const meant = url && url.origin !== 'null' ? url.origin : 'https://app.example.com';
  throw new TypeError(
    `${JSON.stringify(text)} is not an origin as browsers send it: write '${meant}', or 'null'`,
  );
}

/** https://url.spec.whatwg.org/#concept-url-origin */
export function originOf(url: URL): Origin {
  if (url.origin === 'null') return opaqueOrigin();
  return { opaque: false, scheme: url.protocol.slice(0, -1), host: url.hostname, serialized: url.origin };
}

/** https://html.spec.whatwg.org/multipage/browsers.html#same-origin */
export const isSameOrigin = (a: Origin, b: Origin): boolean =>
  a === b || (!a.opaque && !b.opaque && a.serialized === b.serialized);

/** https://html.spec.whatwg.org/multipage/browsers.html#same-site */
export function isSameSite(a: Origin, b: Origin): boolean {
  if (a.opaque || b.opaque) return a === b;
  return a.scheme === b.scheme && siteHost(a.host) === siteHost(b.host);
}

/** Scheme and registrable domain, by which storage is partitioned. */
export const siteOf = (origin: Origin): string =>
  origin.opaque ? 'null' : `${origin.scheme}://${siteHost(origin.host)}`;

const siteHost = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

/**
 * Whether what is there is out of an attacker's reach on the way: https, and this machine.
 * https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export const isPotentiallyTrustworthy = ({ scheme, host }: Pick<Origin, 'scheme' | 'host'>): boolean =>
  scheme === 'https' || scheme === 'wss' || scheme === 'file' || isLoopback(host);

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy, steps 4 and 5 */
export const isLoopback = (host: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|\[::1\]|(.+\.)?localhost\.?)$/.test(host);

/** A parsed origin pattern. Its parts, never its text, are what generated configurations are made of. */
export interface ParsedPattern {
  /** `https`, `http`, or another scheme in lower case. */
  readonly scheme: string;
  /** In canonical form, without the leading `*.`. */
  readonly host: string;
  /** Whether one or more labels must stand before `host`. */
  readonly subdomains: boolean;
  /** Decimal digits, `''` for the scheme's default, `'*'` for any port or none. */
  readonly port: string;
}

/** What is tried first; an editor knows no more (scripts/schema.js). */
export const PATTERN: RegExp =
  /^([a-z][a-z0-9+.-]*):\/\/(\*\.)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\*|[1-9][0-9]{0,4}))?$/;

/** The longest host DNS can hold (RFC 1035 section 2.3.4), and so the longest that a wildcard can match. */
export const MAX_HOST_LENGTH = 253;
export const MAX_LABEL_LENGTH = 63;
/** Long enough for every origin a browser can send; scheme, host and port. */
export const MAX_ORIGIN_LENGTH = 512;

/** The parts of a pattern in canonical form; undefined for anything else, which is then refused. */
export function parsePattern(text: string): ParsedPattern | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, scheme = '', star, host = '', port = ''] = match;
  // Most are shorter than one label may be, which spares half of the time.
  if (host.length > MAX_LABEL_LENGTH && (host.length > MAX_HOST_LENGTH || /[^.]{64}/.test(host))) {
    return undefined;
  }
  const subdomains = !!star;
  if (scheme === 'http' || scheme === 'https') {
    // The URL Standard's host parser knows canonical IPv4, IPv6, Punycode and default ports better than we could. Most
    // are none of these, which spares as much again.
    if (port || !PLAIN_HOST.test(host)) {
      const origin = text.replace('*.', '').replace(':*', '');
      if (originOf(origin) !== origin || (subdomains && isAddress(host))) return undefined;
    }
  } else if (subdomains || port === '*' || Number(port) > 65535 || isNoOrigins(scheme)) {
    return undefined;
  }
  return { scheme, host, subdomains, port };
}

/**
 * The parts of an origin in the one form in which browsers serialise it; undefined for anything else. It is a pattern
 * without a wildcard. https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function parseOrigin(origin: string): ParsedPattern | undefined {
  const parsed = origin.length > MAX_ORIGIN_LENGTH ? undefined : parsePattern(origin);
  return parsed?.subdomains || parsed?.port === '*' ? undefined : parsed;
}

/** The canonical text of a pattern. */
export const formatPattern = ({ scheme, host, subdomains, port }: ParsedPattern): string =>
  `${scheme}://${subdomains ? '*.' : ''}${host}${port && `:${port}`}`;

/** Whether anyone on the user's network can read and change what is sent to it. */
export const isPlainHttp = ({ scheme, host }: Pick<ParsedPattern, 'scheme' | 'host'>): boolean =>
  scheme === 'http' && !isLoopback(host);

/** Whether a host is this machine, to which plain `http` cannot be intercepted. */
export const isLoopback = (host: string): boolean =>
  /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(host);

/** Neither Punycode in it nor a number at its end, so that the URL Standard's host parser leaves it as it is. */
const PLAIN_HOST = /^(?!.*xn--).*\.[a-z-]+$/;

const isAddress = (host: string): boolean => /^\[|\.\d+$|^\d+$/.test(host);
/** Schemes that are never an origin's: a file's is `null`, and a page's WebSocket has the page's. */
const isNoOrigins = (scheme: string): boolean => /^(file|wss?)$/.test(scheme);

/** The corrected spelling of a refused pattern, where one can be guessed. */
export function correctPattern(text: string): string | undefined {
  // No pattern is longer, and stripping quotes off 15 KB of them would be quadratic.
  if (text.length > 512) return undefined;
  const bare = text
    .trim()
    .replace(/^["'<]+|["'>]+$/g, '')
    .replace(/^(https?):?\/*(?=\/\/)/i, '$1:');
  const [prefix = '', given = ''] = /^(?:([a-z][a-z0-9+.-]*):)?\/\//i.exec(bare) ?? [];
  const rest = bare.slice(prefix.length);
  const [, star = '', host = '', port = ''] =
    /^(?:[^@/]*@)?(\*\.)?(\[[^\]]*\]|[^/?#\\:]*?)\.?(:\*|:\d+)?(?:[/?#\\].*)?$/.exec(rest) ?? [];
  const scheme =
    given.toLowerCase().replace(/^ws/, 'http') || (isLoopback(host.toLowerCase()) ? 'http' : 'https');
  const anyPort = port === ':*';
  const url = parseUrl(`${scheme}://${host}${anyPort ? '' : port}`);
  const corrected = url && `${scheme}://${star}${url.host.toLowerCase()}${anyPort ? port : ''}`;
  return corrected && corrected !== text && parsePattern(corrected) ? corrected : undefined;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const originOf = (text: string): string | undefined => parseUrl(text)?.origin;

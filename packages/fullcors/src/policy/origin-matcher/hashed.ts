import {
  MAX_HOST_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_ORIGIN_LENGTH,
  type ParsedPattern,
} from '../origin-pattern.js';
import { PatternTable } from './pattern-table.js';

const DOT = 0x2e;
const COLON = 0x3a;
const SMALL_S = 0x73;
/** Where the hash of what stands before `:*` begins, so that it is found only where it is looked for. */
const ANY_PORT = 1;

/**
 * Many patterns -> whether one covers an origin. Its characters are read once, from the last to the first of the host,
 * and hashed as they are read; at each dot what has been read may be what follows the `*` of a pattern, and at the end it
 * may be a pattern itself. So a match costs as much as the origin is long and nothing for each pattern; and since text is
 * compared with text between delimiters, `https://foo.com` and `https://bar.com` cannot add up to `https://barfoo.com`,
 * as they did for a radix tree (GHSA-vhxv-fg4m-p2w8).
 */
export class OriginMatcher {
  readonly #table: PatternTable;
  /** Of the hash, a polynomial modulo 2^32: odd, and known to nobody; see {@link spread}. */
  readonly #factor = (Math.random() * 2 ** 32) | 1;
  /** How much can follow a `*`: at no other dot there is anything to be found. */
  readonly #tails = new Uint8Array(MAX_ORIGIN_LENGTH);
  /** Whether a host without `*` is listed: else nobody looks for one, 0.05 of a refusal among 100,000. */
  #hasHosts = false;
  #list: readonly string[] | undefined;
  #hasAnyPort = false;
  #longest = MAX_ORIGIN_LENGTH;
  /** What matched last, since most requests of a server come from one page: 0.05 of a GET, 0.1 by a subdomain pattern. */
  #lastMatched: string | undefined = undefined;

  /** @param count how many patterns will be added at most */
  constructor(count: number) {
    this.#table = new PatternTable(count);
  }

  /** Every pattern's text, in the order in which they were added; after that, no more is. Frozen, so that nobody looks at each to do it. */
  get texts(): readonly string[] {
    this.#list ??= Object.freeze(this.#table.list());
    return this.#list;
  }

  /**
   * Adds a pattern, once.
   * @param text itself, kept as it is given: of a million, copies would be 60 MB
   */
  add(text: string, { subdomains, port }: ParsedPattern): void {
    const anyPort = port === '*';
    const from = subdomains ? text.indexOf('*') + 1 : startOfHost(text);
    const to = anyPort ? text.length - 2 : text.length;
    let hash = anyPort ? ANY_PORT : 0;
    for (let at = to - 1; at >= from; at--) hash = (Math.imul(hash, this.#factor) + text.charCodeAt(at)) | 0;
    hash = spread(hash);
    if (this.#table.has(hash, text, 0, 0, text.length, '')) return;
    this.#table.add(hash, text);
    if (subdomains) this.#tails[to - from] = 1;
    else this.#hasHosts = true;
    this.#hasAnyPort ||= anyPort;
    this.#longest = Math.max(this.#longest, text.length);
  }

  /** Whether a pattern covers an origin, as a browser serialises it; one without a wildcard is the origin. */
  matches(origin: string): boolean {
    // The length comes first: what is longer than an origin can be is not read.
    if (origin.length > this.#longest) return false;
    if (origin === this.#lastMatched) return true;
    // A pattern is none of the origins that it covers, though its own text may be found: that it has another hash is likely
    // only.
    const isMatch =
      (this.#matchesUpTo(origin, origin.length, '') || (this.#hasAnyPort && this.#matchesAnyPort(origin))) &&
      !origin.includes('*');
    if (isMatch) this.#lastMatched = origin;
    return isMatch;
  }

  #matchesAnyPort(origin: string): boolean {
    const end = endOfHost(origin);
    return this.#matchesUpTo(origin, end, ':*') && isPort(origin.slice(end), isSecure(origin));
  }

  /** Whether a pattern covers an origin up to `end`, with `port` for what follows. */
  #matchesUpTo(origin: string, end: number, port: '' | ':*'): boolean {
    const start = startOfHost(origin);
    const factor = this.#factor;
    const tails = this.#tails;
    let hash = port ? ANY_PORT : 0;
    for (let at = end - 1; at >= start; at--) {
      const code = origin.charCodeAt(at);
      hash = (Math.imul(hash, factor) + code) | 0;
      if (code !== DOT || !tails[end - at]) continue;
      if (!this.#table.has(spread(hash), origin, start, at, end, port)) continue;
      // What stands in the place of the wildcards is looked at last: few come so far.
      return areLabels(origin, start, at) && end - start <= MAX_HOST_LENGTH;
    }
    return this.#hasHosts && this.#table.has(spread(hash), origin, 0, 0, end, port);
  }
}

/**
 * Makes every bit of a hash depend on all. Who may choose names below a pattern, or a name to be listed, cannot choose them
 * to be hard to find: without the factor two texts are equal by chance only, and the few that are for any factor, of 128
 * letters and more (Thue and Morse's), are no more than a host's 253 characters leave room for.
 */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/**
 * Where the host begins in `https://` and `http://`, and 0 in any other scheme. It may be mistaken in what is no origin, so
 * what is found is compared with all of it; `startsWith` would take 30 ns instead of 5.
 */
function startOfHost(origin: string): number {
  if (isSecure(origin)) return 8;
  return origin.charCodeAt(4) === COLON ? 7 : 0;
}

const isSecure = (origin: string): boolean =>
  origin.charCodeAt(5) === COLON && origin.charCodeAt(4) === SMALL_S;

/** Where the host ends: before the port, if there is one. */
function endOfHost(origin: string): number {
  const colon = origin.lastIndexOf(':');
  return colon < 'https:'.length || origin.endsWith(']') ? origin.length : colon;
}

/** Whether what stands in a host up to `end`, where a dot or nothing follows, is labels as browsers spell them. */
function areLabels(origin: string, start: number, end: number): boolean {
  let length = 0;
  for (let at = start; at < end; at++) {
    const code = origin.charCodeAt(at);
    if (code === DOT ? length === 0 : !isLabelCode(code) || length === MAX_LABEL_LENGTH) return false;
    length = code === DOT ? 0 : length + 1;
  }
  return length > 0;
}

/** a-z, 0-9, `-` and `_`. */
const isLabelCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f;

/**
 * Whether `:*` may stand for it; none is a port too. No browser serialises a default or an impossible one:
 * `https://a.example:443` is a script's.
 */
const isPort = (text: string, isSecure: boolean): boolean =>
  text === '' ||
  (/^:[1-9][0-9]{0,4}$/.test(text) && text !== (isSecure ? ':443' : ':80') && Number(text.slice(1)) <= 65535);

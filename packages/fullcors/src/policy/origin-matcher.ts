import { formatPattern, MAX_HOST_LENGTH, MAX_ORIGIN_LENGTH, type ParsedPattern } from './origin-pattern.js';
import { PatternTable } from './pattern-table.js';

/** Host labels as browsers spell them, none longer than DNS allows. */
const LABELS = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
const DOT = 0x2e;
/** Where the hash of what stands before `:*` begins, so that it is found only where it is looked for. */
const ANY_PORT = 1;

/**
 * Many patterns -> the one that covers an origin. Its characters are read once, from the last to the first, and hashed as
 * they are read; at each dot what has been read may be what follows the `*` of a pattern, and at the first character it
 * may be a pattern itself. So a match costs as much as the origin is long and nothing for each pattern; and since text
 * is compared with text between delimiters, `https://foo.com` and `https://bar.com` cannot add up to
 * `https://barfoo.com`, as they did for a radix tree (GHSA-vhxv-fg4m-p2w8).
 */
export class OriginMatcher {
  /** Every pattern's text, in the order in which they were added. */
  readonly texts: string[] = [];
  readonly #table: PatternTable;
  /** Of the hash, a polynomial modulo 2^32: odd, and known to nobody; see {@link spread}. */
  readonly #factor = (Math.random() * 2 ** 32) | 1;
  /** How much can follow a `*`: at no other dot there is anything to be found. */
  readonly #tails: boolean[] = [];
  #hasAnyPort = false;
  #longest = MAX_ORIGIN_LENGTH;

  /** @param count how many patterns will be added at most */
  constructor(count: number) {
    this.#table = new PatternTable(this.texts, count);
  }

  get hasWildcards(): boolean {
    return this.#hasAnyPort || this.#tails.length > 0;
  }

  /** Adds a pattern, once. */
  add(pattern: ParsedPattern): void {
    const text = formatPattern(pattern);
    const anyPort = pattern.port === '*';
    const from = pattern.subdomains ? text.indexOf('*') + 1 : 0;
    const to = anyPort ? text.length - 2 : text.length;
    let hash = anyPort ? ANY_PORT : 0;
    for (let at = to - 1; at >= from; at--) hash = (Math.imul(hash, this.#factor) + text.charCodeAt(at)) | 0;
    hash = spread(hash);
    if (this.#table.find(hash, '', text, 0, text.length, '')) return;
    this.#table.add(hash, this.texts.push(text) - 1);
    if (from > 0) this.#tails[to - from] = true;
    this.#hasAnyPort ||= anyPort;
    this.#longest = Math.max(this.#longest, text.length);
  }

  /** The pattern that covers an origin, as a browser serialises it; one without a wildcard is the origin. */
  find(origin: string): string | undefined {
    // The length comes first: what is longer than an origin can be is not read.
    if (origin.length > this.#longest) return undefined;
    const found = this.#find(origin, origin.length, '');
    return found || !this.#hasAnyPort ? found : this.#find(origin, endOfHost(origin), ':*');
  }

  #find(origin: string, end: number, port: '' | ':*'): string | undefined {
    const isSecure = origin.startsWith('https://');
    // Where the host begins; in any other scheme no pattern has a wildcard.
    const start = isSecure ? 8 : origin.startsWith('http://') ? 7 : end;
    let hash = port ? ANY_PORT : 0;
    for (let at = end - 1; at >= 0; at--) {
      const code = origin.charCodeAt(at);
      hash = (Math.imul(hash, this.#factor) + code) | 0;
      if (code !== DOT || at < start || !this.#tails[end - at]) continue;
      const scheme = isSecure ? 'https://*' : 'http://*';
      const below = this.#table.find(spread(hash), scheme, origin, at, end, port);
      if (!below) continue;
      // What stands in the place of the wildcards is looked at last: few come so far.
      const isHost = end - start <= MAX_HOST_LENGTH && LABELS.test(origin.slice(start, at));
      return isHost && (!port || isPort(origin.slice(end), isSecure)) ? below : undefined;
    }
    const found = this.#table.find(spread(hash), '', origin, 0, end, port);
    return !port || isPort(origin.slice(end), isSecure) ? found : undefined;
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

function endOfHost(origin: string): number {
  const colon = origin.lastIndexOf(':');
  return colon < 'https:'.length || origin.endsWith(']') ? origin.length : colon;
}

/** None is a port too. No browser serialises a default or an impossible one: `https://a.example:443` is a script's. */
const isPort = (text: string, isSecure: boolean): boolean =>
  text === '' ||
  (/^:[1-9][0-9]{0,4}$/.test(text) && text !== (isSecure ? ':443' : ':80') && Number(text.slice(1)) <= 65535);

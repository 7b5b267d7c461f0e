import { type Origin, siteOf } from './origin.js';
import { currentUrl, type FetchRequest, serializeRequestOrigin } from './request.js';
import { isNonWildcardName } from './request-headers.js';

/** https://fetch.spec.whatwg.org/#concept-cache */
interface CacheEntry {
  /** The network partition key: the site of the page at the top. */
  readonly partition: string;
  readonly origin: string;
  readonly url: string;
  readonly credentials: boolean;
  readonly method: string | null;
  readonly headerName: string | null;
  /** In milliseconds since the epoch. */
  expires: number;
}

/** A browser's memory of preflights. https://fetch.spec.whatwg.org/#concept-cache */
export class PreflightCache {
  #entries: CacheEntry[] = [];

  /** https://fetch.spec.whatwg.org/#concept-cache-match-method */
  hasMethod(request: FetchRequest, top: Origin, method: string): boolean {
    return this.#matching(request, top).some((entry) => entry.method === method || entry.method === '*');
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match-header */
  hasHeaderName(request: FetchRequest, top: Origin, name: string): boolean {
    return this.#matching(request, top).some(
      ({ headerName }) =>
        headerName !== null &&
        (headerName.toLowerCase() === name.toLowerCase() || (headerName === '*' && !isNonWildcardName(name))),
    );
  }

  /**
   * Steps 13 to 16 of CORS-preflight fetch: what is known gets the new age, what is new is added.
   * https://fetch.spec.whatwg.org/#cors-preflight-fetch
   * @param maxAge in seconds
   */
  store(
    request: FetchRequest,
    top: Origin,
    maxAge: number,
    methods: readonly string[],
    headerNames: readonly string[],
  ): void {
    const expires = Date.now() + maxAge * 1000;
    const { partition, origin, url } = keyOf(request, top);
    const credentials = request.credentials === 'include';
    const put = (method: string | null, headerName: string | null, known: (entry: CacheEntry) => boolean) => {
      const matches = this.#matching(request, top).filter(known);
      for (const entry of matches) entry.expires = expires;
      if (matches.length === 0)
        this.#entries.push({ partition, origin, url, credentials, method, headerName, expires });
    };
    for (const method of methods)
      put(method, null, (entry) => entry.method === method || entry.method === '*');
    for (const name of headerNames) {
      put(
        null,
        name,
        ({ headerName }) => headerName === '*' || headerName?.toLowerCase() === name.toLowerCase(),
      );
    }
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(request: FetchRequest, top: Origin): void {
    const key = keyOf(request, top);
    this.#entries = this.#entries.filter((entry) => !isSameKey(entry, key));
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match */
  #matching(request: FetchRequest, top: Origin): CacheEntry[] {
    const now = Date.now();
    this.#entries = this.#entries.filter(({ expires }) => expires > now);
    const key = keyOf(request, top);
    return this.#entries.filter(
      (entry) => isSameKey(entry, key) && (entry.credentials || request.credentials !== 'include'),
    );
  }
}

type Key = Pick<CacheEntry, 'partition' | 'origin' | 'url'>;

const keyOf = (request: FetchRequest, top: Origin): Key => ({
  partition: siteOf(top),
  origin: serializeRequestOrigin(request),
  url: currentUrl(request).href,
});

const isSameKey = (a: Key, b: Key): boolean =>
  a.partition === b.partition && a.origin === b.origin && a.url === b.url;

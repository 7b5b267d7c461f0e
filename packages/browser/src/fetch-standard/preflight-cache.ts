import type { EngineProfile } from '../engines/profiles.js';
import { isSafelistedMethod } from './methods.js';
import { type Origin, siteOf } from './origin.js';
import { currentUrl, type FetchRequest, redirectTaint } from './request.js';
import { isNonWildcardName } from './request-headers.js';

/** https://fetch.spec.whatwg.org/#concept-cache */
interface CacheEntry {
  /** Network partition key, byte-serialized origin and URL, in one. */
  readonly key: string;
  readonly credentials: boolean;
  /** Null, `*` or a method. */
  readonly method: string | null;
  /** Null, `*` or a header name, in lower case. */
  readonly headerName: string | null;
  /** In milliseconds since the epoch. */
  expires: number;
}

/** A browser's memory of preflights. https://fetch.spec.whatwg.org/#concept-cache */
export class PreflightCache {
  readonly #byKey = new Map<string, CacheEntry[]>();

  /**
   * Whether what is remembered permits a request: the conditions of step 4.1 of HTTP fetch, turned round.
   * https://fetch.spec.whatwg.org/#concept-http-fetch
   */
  permits(request: FetchRequest, top: Origin): boolean {
    const { method, useCorsPreflight, engine } = request;
    const asksAgain =
      engine.conditionalsAskAgain === 'always' || engine.conditionalsAskAgain === request.initiator;
    if (asksAgain && request.headers.some(isConditional)) return false;
    const entries = this.#matching(request, top);
    const { rememberedWildcards } = engine;
    const counts = (entry: CacheEntry) =>
      rememberedWildcards === 'any' ||
      (rememberedWildcards === 'stored-without' && !entry.credentials) ||
      (rememberedWildcards === 'asked-without' && request.credentials !== 'include');
    const asksMethod =
      !isSafelistedMethod(method) ||
      (method === 'HEAD' && engine.headNeedsEntry) ||
      (useCorsPreflight && !(engine.safelistedNeedsNoEntry && entries.length > 0));
    // https://fetch.spec.whatwg.org/#concept-cache-match-method
    const hasMethod = () =>
      entries.some((entry) => entry.method === method || (entry.method === '*' && counts(entry)));
    // https://fetch.spec.whatwg.org/#concept-cache-match-header
    const hasHeader = (name: string) =>
      entries.some(
        (entry) =>
          entry.headerName === name ||
          (entry.headerName === '*' &&
            counts(entry) &&
            (engine.rememberedWildcardCoversAuthorization || !isNonWildcardName(name))),
      );
    const isPermitted = (!asksMethod || hasMethod()) && request.askedNames.every(hasHeader);
    if (!isPermitted && engine.forgetsUnfitting) this.clear(request, top);
    return isPermitted;
  }

  /**
   * Steps 7.13 to 7.16 of CORS-preflight fetch: what is known gets the new age, what is new is added.
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
    const { engine } = request;
    const key = keyOf(request, top);
    if (key === undefined) return;
    if (engine.remembersLatestOnly) this.#byKey.delete(key);
    const entries = this.#byKey.get(key) ?? [];
    this.#byKey.set(key, entries);
    const credentials = request.credentials === 'include';
    const expires = Date.now() + maxAge * 1000;
    const put = (method: string | null, headerName: string | null) => {
      const known = this.#matching(request, top).filter(
        (entry) => entry.method === method && entry.headerName === headerName,
      );
      for (const entry of known) entry.expires = expires;
      if (known.length === 0) entries.push({ key, credentials, method, headerName, expires });
    };
    for (const method of methods) put(method, null);
    for (const name of headerNames) put(null, name.toLowerCase());
    if (engine.remembersNothing) put(null, null);
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-clear */
  clear(request: FetchRequest, top: Origin): void {
    const key = keyOf(request, top);
    if (key !== undefined) this.#byKey.delete(key);
  }

  /** https://fetch.spec.whatwg.org/#concept-cache-match */
  #matching(request: FetchRequest, top: Origin): CacheEntry[] {
    const now = Date.now();
    const credentials = request.credentials === 'include';
    return (this.#byKey.get(keyOf(request, top) ?? '') ?? []).filter(
      (entry) =>
        entry.expires > now &&
        (entry.credentials === credentials ||
          (entry.credentials && request.engine.remembersAcrossCredentials)),
    );
  }
}

/** https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch, step 8.15 */
const isConditional = ([name]: readonly [string, string]): boolean =>
  /^if-(modified-since|none-match|unmodified-since|match|range)$/i.test(name);

/** Under which name a request is remembered; undefined where it is not. */
function keyOf(request: FetchRequest, top: Origin): string | undefined {
  const kept = howRemembered(request);
  if (kept === 'never') return undefined;
  const name = kept === 'as-own' ? request.origin.serialized : 'null';
  return [siteOf(top), name, kept === 'for-request' ? request.id : '', currentUrl(request).href].join(' ');
}

function howRemembered(request: FetchRequest): EngineProfile['remembersTaintedOrigins'] {
  const { engine, origin } = request;
  if (origin.opaque && engine.remembersOpaqueOrigins) return 'as-own';
  if (redirectTaint(request) !== 'same-origin') return engine.remembersTaintedOrigins;
  return origin.opaque ? 'for-request' : 'as-own';
}

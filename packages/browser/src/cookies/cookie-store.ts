import { Cookie, CookieJar } from 'tough-cookie';
import type { EngineProfile } from '../engines/profiles.js';
import type { FetchParams } from '../fetch-standard/fetch-params.js';
import { type HeaderList, valuesOf } from '../fetch-standard/header-list.js';
import { isSameSite, type Origin, originOf, siteOf } from '../fetch-standard/origin.js';
import { currentUrl, type FetchRequest, redirectTaint } from '../fetch-standard/request.js';

/** A `Set-Cookie` that the browser did not keep. */
export interface RefusedCookie {
  readonly setCookie: string;
  /** One sentence. */
  readonly why: string;
}

/** A browser's cookies. Parsing, domains, paths and expiry are tough-cookie's; who may see them is judged here. */
export class CookieStore {
  readonly #engine: EngineProfile;
  /** By the site at the top of the tab, where third parties have cookies of their own; else all in one. */
  readonly #jars = new Map<string, CookieJar>();

  constructor(engine: EngineProfile) {
    this.#engine = engine;
  }

  /** The value of `Cookie`; empty where there is nothing to send. https://fetch.spec.whatwg.org/#append-a-request-cookie-header */
  header({ top }: FetchParams, request: FetchRequest): string {
    const url = currentUrl(request);
    const options = { http: true, sameSiteContext: sameSiteMode(request, top) };
    return this.#jarFor(url, top)?.getCookieStringSync(url.href, options) ?? '';
  }

  /** Keeps what a browser would keep, and says what not. https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers */
  store({ top }: FetchParams, request: FetchRequest, headers: HeaderList): readonly RefusedCookie[] {
    const url = currentUrl(request);
    const context = sameSiteMode(request, top);
    return valuesOf(headers, 'Set-Cookie').flatMap((setCookie) => {
      const why = this.#set(setCookie, url, top, context);
      return why === undefined ? [] : [{ setCookie, why }];
    });
  }

  /** Sets a cookie as a visit to the site itself would: the user has logged in. */
  setFirstParty(setCookie: string, url: URL): string | undefined {
    return this.#set(setCookie, url, originOf(url), 'strict');
  }

  #set(setCookie: string, url: URL, top: Origin, context: SameSiteContext): string | undefined {
    const jar = this.#jarFor(url, top);
    if (!jar) return `${this.#engine.name} keeps no cookies of a third party`;
    const cookie = Cookie.parse(setCookie);
    if (!cookie) return 'it does not parse';
    if (cookie.sameSite === 'none' && !cookie.secure && this.#engine.sameSiteNoneNeedsSecure) {
      return 'SameSite=None needs Secure';
    }
    cookie.sameSite ??= this.#engine.sameSiteDefault;
    try {
      const kept = jar.setCookieSync(cookie, url.href, { http: true, sameSiteContext: context });
      return kept ? undefined : 'its Secure, __Secure- or __Host- asks for https';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #jarFor(url: URL, top: Origin): CookieJar | undefined {
    const isThirdParty = !isSameSite(originOf(url), top);
    const policy = this.#engine.thirdPartyCookies;
    if (isThirdParty && policy === 'block') return undefined;
    const partition = isThirdParty && policy === 'partition' ? siteOf(top) : '';
    let jar = this.#jars.get(partition);
    if (!jar) {
      jar = new CookieJar(undefined, {
        allowSecureOnLocal: this.#engine.secureCookiesOnLoopback,
        prefixSecurity: this.#engine.cookiePrefixes ? 'silent' : 'unsafe-disabled',
      });
      this.#jars.set(partition, jar);
    }
    return jar;
  }
}

type SameSiteContext = 'strict' | 'lax' | 'none';

/** https://fetch.spec.whatwg.org/#determine-the-same-site-mode */
function sameSiteMode(request: FetchRequest, top: Origin): SameSiteContext {
  const sameSite =
    isSameSite(originOf(currentUrl(request)), request.origin) && redirectTaint(request) !== 'cross-site';
  if (request.mode === 'navigate') {
    if (sameSite) return 'strict';
    return request.method === 'GET' ? 'lax' : 'none';
  }
  return sameSite && isSameSite(request.origin, top) ? 'strict' : 'none';
}

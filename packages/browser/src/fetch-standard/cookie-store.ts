import { Cookie, CookieJar, cookieCompare } from 'tough-cookie';
import type { EngineProfile } from '../engines/profiles.js';
import { type HeaderList, valuesOf } from './header-list.js';
import { isLoopback, isSameSite, type Origin, originOf, siteOf } from './origin.js';
import { currentUrl, type FetchRequest, redirectTaint } from './request.js';

/** A `Set-Cookie` that the browser did not keep. */
export interface RefusedCookie {
  readonly setCookie: string;
  /** One sentence. */
  readonly why: string;
}

/** A browser's cookies. Parsing, domains, paths and expiry are tough-cookie's; who may see them is judged here. */
export class CookieStore {
  readonly #engine: EngineProfile;
  /** By the site at the top of the tab, what is kept apart for it; under no name, what is not. */
  readonly #jars = new Map<string, CookieJar>();

  constructor(engine: EngineProfile) {
    this.#engine = engine;
  }

  /** The value of `Cookie`; empty where there is nothing to send. https://fetch.spec.whatwg.org/#append-a-request-cookie-header */
  header(request: FetchRequest, top: Origin): string {
    const url = currentUrl(request);
    const options = {
      http: true,
      sort: true,
      sameSiteContext: sameSiteMode(request, top, ['sent-and-set', 'sent']),
    };
    // What is partitioned by its own wish stands beside what is not.
    const jars = new Set([this.#jarFor(url, top), this.#jarFor(url, top, true)]);
    return [...jars]
      .flatMap((jar) => jar?.getCookiesSync(url.href, options) ?? [])
      .sort(cookieCompare)
      .filter(({ secure }) => !secure || this.#isSecure(url))
      .map((cookie) => cookie.cookieString())
      .join('; ');
  }

  /** Keeps what a browser would keep, and says what not. https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers */
  store(request: FetchRequest, top: Origin, headers: HeaderList): readonly RefusedCookie[] {
    const url = currentUrl(request);
    const context = sameSiteMode(request, top, ['sent-and-set']);
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
    const cookie = isReadable(setCookie) ? Cookie.parse(setCookie) : undefined;
    if (!cookie) return 'it does not parse';
    const jar = this.#jarFor(url, top, isPartitioned(cookie));
    if (!jar) return `${this.#engine.name} keeps no cookies of a third party`;
    const why = whyRefused(cookie, this.#engine);
    if (why !== undefined) return why;
    if (cookie.secure && !this.#isSecure(url)) return 'Secure asks for https';
    cookie.sameSite ??= this.#engine.sameSiteDefault;
    try {
      jar.setCookieSync(cookie, url.href, { http: true, sameSiteContext: context });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Whether `Secure` cookies go to a URL and come from it. */
  #isSecure(url: URL): boolean {
    return url.protocol === 'https:' || (this.#engine.secureCookiesOnLoopback && isLoopback(url.hostname));
  }

  #jarFor(url: URL, top: Origin, isPartitioned = false): CookieJar | undefined {
    const { thirdPartyCookies, partitionsCookies } = this.#engine;
    const isThirdParty = !isSameSite(originOf(url), top);
    if (isThirdParty && thirdPartyCookies === 'block') return undefined;
    const isApart = isThirdParty && thirdPartyCookies === 'partition';
    const partition = isApart || (isPartitioned && partitionsCookies) ? siteOf(top) : '';
    let jar = this.#jars.get(partition);
    if (!jar) {
      jar = new CookieJar(undefined, {
        // Both are judged here, as each engine does.
        allowSecureOnLocal: true,
        prefixSecurity: 'unsafe-disabled',
      });
      this.#jars.set(partition, jar);
    }
    return jar;
  }
}

/** What RFC 6265bis, section 5.6, asks of a line before it is parsed: no control character but the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that the standard names
const isReadable = (setCookie: string): boolean => !/[\x00-\x08\x0a-\x1f\x7f]/.test(setCookie);

/** https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html */
const isPartitioned = ({ extensions }: Cookie): boolean =>
  extensions?.some((extension) => /^partitioned$/i.test(extension.trim())) ?? false;

/** As many bytes as the name and the value may have together (RFC 6265bis, section 5.6). */
const MAX_COOKIE = 4096;

/** What tough-cookie lets pass: sections 5.6 and 5.7 of RFC 6265bis, and CHIPS. */
function whyRefused(cookie: Cookie, engine: EngineProfile): string | undefined {
  const { key, value, secure, path, domain, sameSite } = cookie;
  if (engine.cookiesAreBounded && key.length + value.length > MAX_COOKIE)
    return `name and value are longer than ${MAX_COOKIE} bytes`;
  if (sameSite === 'none' && !secure && engine.sameSiteNoneNeedsSecure) return 'SameSite=None needs Secure';
  if (isPartitioned(cookie) && !secure && engine.partitionedNeedsSecure) return 'Partitioned needs Secure';
  if (domain && !domain.includes('.') && !engine.cookiesOfOneLabel) return 'its Domain has one label';
  if (!engine.cookiePrefixes) return undefined;
  if (/^__(secure|host)-/i.test(key) && !secure) return 'its prefix needs Secure';
  if (/^__host-/i.test(key) && (path !== '/' || domain)) return '__Host- needs Path=/ and no Domain';
  return undefined;
}

type SameSiteContext = 'strict' | 'lax' | 'none';

/**
 * https://fetch.spec.whatwg.org/#determine-the-same-site-mode
 * @param seeing the engines' ways by which redirects are seen
 */
function sameSiteMode(
  request: FetchRequest,
  top: Origin,
  seeing: readonly EngineProfile['sameSiteSeesRedirects'][],
): SameSiteContext {
  const { engine } = request;
  const target = originOf(currentUrl(request));
  const isTainted = seeing.includes(engine.sameSiteSeesRedirects) && redirectTaint(request) === 'cross-site';
  if (engine.sameSiteByTopLevel && request.mode !== 'navigate') {
    return isSameSite(target, top) ? 'strict' : 'none';
  }
  const sameSite = isSameSite(target, request.origin) && !isTainted;
  if (request.mode === 'navigate') {
    if (sameSite) return 'strict';
    return request.method === 'GET' ? 'lax' : 'none';
  }
  return sameSite && isSameSite(request.origin, top) ? 'strict' : 'none';
}

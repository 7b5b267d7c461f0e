import { BlockedByCors } from './blocked/blocked-by-cors.js';
import { type BrowserResponse, makeBrowserResponse } from './browser-response.js';
import type { EngineName } from './engines/differences.js';
import { ENGINE_PROFILES, type EngineProfile } from './engines/profiles.js';
import { CookieStore } from './fetch-standard/cookie-store.js';
import type { FetchParams, HttpExchange } from './fetch-standard/fetch-params.js';
import { filterResponse } from './fetch-standard/filtered-response.js';
import { getHeader } from './fetch-standard/header-list.js';
import { mainFetch } from './fetch-standard/main-fetch.js';
import { type Origin, parseOrigin } from './fetch-standard/origin.js';
import { PreflightCache } from './fetch-standard/preflight-cache.js';
import {
  currentUrl,
  type FetchInit,
  type FetchRequest,
  makeRequest,
  serializeRequestOrigin,
} from './fetch-standard/request.js';
import { isNetworkError, type NetworkError } from './fetch-standard/response.js';
import { asTransport, type Target } from './transports/as-transport.js';
import { isNetwork, network } from './transports/network.js';

/** What a page may be told besides its origin. */
export interface PageOptions {
  /**
   * Whose judgement is asked where the engines differ.
   * @default 'standard'
   */
  engine?: EngineName;
  /**
   * The origin in the address bar, where the page is in a frame of it. Cookies and remembered preflights are kept apart by it.
   * @default the page's own
   */
  embeddedIn?: string;
  /**
   * What relative URLs are relative to: where the server under test is reached.
   * @default 'https://api.test'
   */
  server?: string;
}

/** What a link or a form says. */
export interface NavigateInit {
  /** @default 'GET' */
  method?: 'GET' | 'POST';
  /** What a form sends: `URLSearchParams`, `FormData`, or text. */
  body?: URLSearchParams | FormData | string | null;
}

/** What the pages of a browser share. */
interface Browser {
  readonly engine: EngineProfile;
  /** Of each application its own: what one has allowed is nothing that another, at the same URL, has. */
  readonly preflightCaches: WeakMap<object, PreflightCache>;
  readonly cookies: CookieStore;
}

/** A page at an origin, in a browser. */
export class Page {
  readonly #browser: Browser;
  readonly #origin: Origin;
  readonly #top: Origin;
  readonly #server: URL;

  /** @internal Use {@link browserAt}. */
  constructor(browser: Browser, origin: string, { embeddedIn, server = 'https://api.test' }: PageOptions) {
    this.#browser = browser;
    this.#origin = parseOrigin(origin);
    this.#top = embeddedIn === undefined ? this.#origin : parseOrigin(embeddedIn);
    this.#server = new URL(server);
  }

  /** The page's origin as browsers send it. */
  get origin(): string {
    return this.#origin.serialized;
  }

  /** The engine whose judgement is asked. */
  get engine(): EngineName {
    return this.#browser.engine.name;
  }

  /** Another page of the same browser: with the same cookies, and the same memory of preflights. */
  at(origin: string, options: Omit<PageOptions, 'engine'> = {}): Page {
    return new Page(this.#browser, origin, { server: this.#server.href, ...options });
  }

  /**
   * Sets a cookie as a visit to the server itself would have: the user has logged in.
   * @param setCookie as in `Set-Cookie`
   * @throws TypeError where the browser would not keep it, saying why.
   */
  setCookie(setCookie: string, url: string | URL = this.#server): void {
    const why = this.#browser.cookies.setFirstParty(setCookie, new URL(url, this.#server));
    if (why !== undefined)
      throw new TypeError(`a browser does not keep ${JSON.stringify(setCookie)}: ${why}`);
  }

  /**
   * What `fetch` does in this page: over the network, or, where a target is given, to an application in this process.
   * @throws BlockedByCors where a browser keeps the response from the page.
   * @throws TypeError where a browser would not even send the request.
   */
  fetch(input: string | URL | Request, init?: FetchInit): Promise<BrowserResponse>;
  fetch(target: Target, input: string | URL | Request, init?: FetchInit): Promise<BrowserResponse>;
  async fetch(...args: unknown[]): Promise<BrowserResponse> {
    const { target, input, init } = readArguments<FetchInit>('fetch', args);
    const { url, said } = await readInput(input, init, this.#server);
    return this.#send(target, await makeRequest(this.#origin, url, said, this.#browser.engine));
  }

  /**
   * What a link, or a form of this page does: it leads the user away, with the cookies that go along, without a preflight
   * and whatever the policy says. The page sees nothing of the answer; the test does.
   * @throws BlockedByCors where there is no answer, or the redirects lead nowhere.
   */
  navigate(input: string | URL, init?: NavigateInit): Promise<BrowserResponse>;
  navigate(target: Target, input: string | URL, init?: NavigateInit): Promise<BrowserResponse>;
  async navigate(...args: unknown[]): Promise<BrowserResponse> {
    const { target, input, init } = readArguments<NavigateInit>('navigate', args);
    const { method = 'GET', body = null } = init ?? {};
    if (method !== 'GET' && method !== 'POST') throw new TypeError('a form sends GET or POST, nothing else');
    const url = new URL(String(input), this.#server);
    const request = await makeRequest(this.#origin, url, { method, body }, this.#browser.engine);
    return this.#send(target, { ...request, mode: 'navigate', credentials: 'include' });
  }

  async #send(target: Target | undefined, request: FetchRequest): Promise<BrowserResponse> {
    const exchanges: HttpExchange[] = [];
    const transport = target === undefined ? network() : await asTransport(target);
    const { preflightCaches, cookies } = this.#browser;
    const preflightCache = cacheOf(preflightCaches, target);
    const params: FetchParams = { request, top: this.#top, transport, exchanges, preflightCache, cookies };
    const response = await mainFetch(params);
    if (isNetworkError(response)) throw blocked(request, response, exchanges);
    return makeBrowserResponse(filterResponse(request, response), exchanges, request);
  }
}

const NETWORK = {};

function cacheOf(caches: Browser['preflightCaches'], target: Target | undefined): PreflightCache {
  const key = target === undefined || isNetwork(target) ? NETWORK : target;
  const cache = caches.get(key) ?? new PreflightCache();
  caches.set(key, cache);
  return cache;
}

type Input = string | URL | Request;

/** `(url, init)`, or `(target, url, init)`. */
function readArguments<Init>(
  name: string,
  args: unknown[],
): { target: Target | undefined; input: Input; init: Init | undefined } {
  const isInput = (value: unknown): value is Input =>
    typeof value === 'string' || value instanceof URL || value instanceof Request;
  const [target, input, init] = isInput(args[0]) ? [undefined, ...args] : args;
  // Not the network's: an application that was imported by a wrong name.
  if (input !== args[0] && target == null) {
    throw new TypeError(`${target} is not an application: pass an app, a handler, or only a URL`);
  }
  if (!isInput(input)) throw new TypeError(`write page.${name}(url, init), or page.${name}(app, url, init)`);
  return { target: target as Target | undefined, input, init: init as Init | undefined };
}

/** `fetch(request)` takes everything from the request but what `init` says anew. */
async function readInput(
  input: Input,
  init: FetchInit = {},
  base: URL,
): Promise<{ url: URL; said: FetchInit }> {
  if (!(input instanceof Request)) return { url: new URL(input, base), said: init };
  const { method, headers, credentials, redirect, referrerPolicy, signal } = input;
  const mode = input.mode === 'navigate' ? 'same-origin' : (input.mode as NonNullable<FetchInit['mode']>);
  const body = input.body && init.body === undefined ? { body: await input.clone().arrayBuffer() } : {};
  const said = { method, headers, credentials, redirect, referrerPolicy, signal, mode, ...body, ...init };
  return { url: new URL(input.url), said };
}

function blocked(
  request: FetchRequest,
  error: NetworkError,
  exchanges: readonly HttpExchange[],
): BlockedByCors {
  const answer = exchanges.at(-1)?.response?.headers ?? [];
  const facts = {
    reason: error.blocked,
    stage: error.stage,
    url: currentUrl(request).href,
    firstUrl: request.urls[0]!.href,
    origin: serializeRequestOrigin(request),
    method: request.method,
    credentials: request.credentials,
    initiator: request.initiator,
    pageOrigin: request.origin.serialized,
    subject: error.subject,
    askedNames: request.askedNames,
    allowMethods: getHeader(answer, 'Access-Control-Allow-Methods') ?? undefined,
    allowHeaders: getHeader(answer, 'Access-Control-Allow-Headers') ?? undefined,
  };
  return new BlockedByCors(facts, exchanges, error.cause);
}

/**
 * A page at an origin, in a new browser without cookies: `await browserAt('https://app.example.com').fetch(app, '/items/')`.
 * @param origin as browsers send it, or `null` for a sandboxed frame or a `data:` page
 * @throws TypeError where it is not an origin, saying what to write instead.
 */
export function browserAt(origin: string, options: PageOptions = {}): Page {
  const { engine: name = 'standard' } = options;
  const engine = Object.hasOwn(ENGINE_PROFILES, name) ? ENGINE_PROFILES[name] : undefined;
  if (!engine) {
    const names = Object.keys(ENGINE_PROFILES).join(', ');
    throw new TypeError(`${JSON.stringify(name)} is not an engine: write one of ${names}`);
  }
  const browser = { engine, preflightCaches: new WeakMap(), cookies: new CookieStore(engine) };
  return new Page(browser, origin, options);
}

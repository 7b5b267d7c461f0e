import type { EngineProfile } from '../engines/profiles.js';
import type { HeaderList } from './header-list.js';
import { isToken, normalizeValue } from './header-list.js';
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from './methods.js';
import { isSameOrigin, isSameSite, type Origin, originOf } from './origin.js';
import {
  isForbiddenRequestHeader,
  isNoCorsSafelistedRequestHeader,
  unsafeHeaderNames,
} from './request-headers.js';
import type { NetworkError } from './response.js';

// Node's own types have `RequestInit`, and of the names that the DOM's have for its parts none.
export type Credentials = NonNullable<RequestInit['credentials']>;
type Redirect = NonNullable<RequestInit['redirect']>;
type Policy = NonNullable<RequestInit['referrerPolicy']>;

/** What a page passes to `fetch`, with what `XMLHttpRequest` adds. */
export interface FetchInit {
  /** @default 'GET' */
  method?: string;
  headers?: RequestInit['headers'] | Readonly<Record<string, string>>;
  body?: RequestInit['body'] | null;
  /**
   * Whether cookies and HTTP authentication go along.
   * @default 'same-origin'
   */
  credentials?: Credentials;
  /** @default 'cors' */
  mode?: 'cors' | 'no-cors' | 'same-origin';
  /** @default 'follow' */
  redirect?: Redirect;
  /** @default 'strict-origin-when-cross-origin' */
  referrerPolicy?: Policy;
  /** Needed by a body that is a stream, as in browsers. */
  duplex?: 'half';
  signal?: AbortSignal | null;
  /**
   * An `XMLHttpRequest` whose `upload` has listeners: such a request is always preflighted.
   * https://xhr.spec.whatwg.org/#the-send()-method, step 5 of the asynchronous steps
   * @default false
   */
  uploadListener?: boolean;
  /**
   * What the page calls, which consoles name.
   * @default 'fetch', and 'xhr' with an upload listener
   */
  initiator?: 'fetch' | 'xhr';
}

/** https://fetch.spec.whatwg.org/#concept-body */
export interface Body {
  /** Null where it is a stream, which cannot be sent twice. */
  readonly source: Uint8Array | null;
  readonly stream: ReadableStream<Uint8Array> | null;
}

/** A request as the algorithms see it. https://fetch.spec.whatwg.org/#concept-request */
export interface FetchRequest {
  /** Tells it from every other request. */
  readonly id: number;
  method: string;
  headers: HeaderList;
  body: Body | null;
  readonly origin: Origin;
  readonly mode: 'cors' | 'no-cors' | 'same-origin' | 'navigate';
  readonly credentials: Credentials;
  readonly redirect: Redirect;
  readonly referrerPolicy: Policy;
  useCorsPreflight: boolean;
  readonly initiator: 'fetch' | 'xhr';
  readonly urls: URL[];
  redirectCount: number;
  responseTainting: 'basic' | 'cors' | 'opaque';
  /** Whether it needed a preflight, sent or remembered, here or before a redirect. */
  wasPreflighted: boolean;
  /** Whether redirects across origins leave it its origin: of a preflight in one engine. */
  readonly keepsOrigin: boolean;
  /** Whether `Origin` was sent with it, before the last redirect. */
  originSent: boolean;
  /** What ends it once its preflight is over. */
  refusal: NetworkError | null;
  /** The method and the headers as the page gave them, before any redirect. */
  readonly givenMethod: string;
  readonly givenHeaders: HeaderList;
  /** What of these needed leave. */
  readonly givenUnsafeNames: readonly string[];
  /** The names that a preflight asks for, in lower case and sorted. */
  askedNames: readonly string[];
  /** Of the headers, what the last redirect dropped; in lower case. */
  droppedNames: readonly string[];
  readonly engine: EngineProfile;
  readonly signal: AbortSignal | null;
}

let lastId = 0;

/** https://fetch.spec.whatwg.org/#concept-request-current-url */
export const currentUrl = ({ urls }: Pick<FetchRequest, 'urls'>): URL => urls.at(-1)!;

/**
 * What the constructor of `Request` makes of its arguments; the numbers are those of its steps.
 * https://fetch.spec.whatwg.org/#dom-request
 * @throws TypeError where a browser throws one.
 */
export async function makeRequest(
  origin: Origin,
  url: URL,
  init: FetchInit,
  engine: EngineProfile,
): Promise<FetchRequest> {
  // 5.4
  if (url.username || url.password) {
    throw new TypeError(
      `${url.href} holds a user name or password, which no page may fetch: send Authorization`,
    );
  }
  // 17.
  const mode = init.mode ?? 'cors';
  if (!['cors', 'no-cors', 'same-origin'].includes(mode)) {
    throw new TypeError(`${JSON.stringify(mode)} is not a mode a page may choose: write 'cors'`);
  }
  // 25.
  const given = init.method ?? 'GET';
  if (!isToken(given) || isForbiddenMethod(given)) {
    throw new TypeError(`${JSON.stringify(given)} is a method no browser lets a page use`);
  }
  const method = normalizeMethod(given);
  // 32.1
  if (mode === 'no-cors' && !isSafelistedMethod(method)) {
    throw new TypeError(`with mode 'no-cors' the method must be GET, HEAD or POST, not ${method}`);
  }
  // 35.
  if (init.body != null && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError(`${method} takes no body`);
  }
  // 33. and 37.
  const { body, type } = await extractBody(init);
  const headers = fillHeaders(init.headers, type, mode, engine);
  // 39.
  if (body?.stream && init.duplex !== 'half') {
    throw new TypeError("a body that is a stream needs duplex: 'half'");
  }
  if (body?.stream && !engine.streamBodies) throw new TypeError(`${engine.name} takes no stream as a body`);
  if (body?.stream && mode === 'no-cors') throw new TypeError("a stream cannot be sent with mode 'no-cors'");
  const initiator = init.initiator ?? (init.uploadListener ? 'xhr' : 'fetch');
  const isTypeGiven = initiator === 'fetch' || engine.remembersBodyType;
  const givenHeaders = isTypeGiven ? headers : fillHeaders(init.headers, null, mode, engine);
  const asksWhenWatched = body !== null || engine.preflightsEmptyUpload;
  lastId += 1;
  return {
    id: lastId,
    method,
    headers,
    body,
    origin,
    mode,
    credentials: init.credentials ?? 'same-origin',
    redirect: init.redirect ?? 'follow',
    referrerPolicy: init.referrerPolicy || 'strict-origin-when-cross-origin',
    useCorsPreflight: body?.stream != null || (init.uploadListener === true && asksWhenWatched),
    initiator,
    urls: [url],
    redirectCount: 0,
    responseTainting: 'basic',
    wasPreflighted: false,
    keepsOrigin: false,
    originSent: false,
    refusal: null,
    givenMethod: method,
    givenHeaders,
    givenUnsafeNames: unsafeHeaderNames(givenHeaders, engine),
    askedNames: [],
    droppedNames: [],
    engine,
    signal: init.signal ?? null,
  };
}

/** The platform itself knows the bytes and the type of every body. https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
async function extractBody({ body }: FetchInit): Promise<{ body: Body | null; type: string | null }> {
  if (body === null || body === undefined) return { body: null, type: null };
  if (body instanceof ReadableStream) return { body: { source: null, stream: body }, type: null };
  const extracted = new Response(body);
  const source = new Uint8Array(await extracted.arrayBuffer());
  return { body: { source, stream: null }, type: extracted.headers.get('content-type') };
}

/**
 * The header list of a request, without what a page may not set.
 * https://fetch.spec.whatwg.org/#concept-headers-append with the guard "request" or "request-no-cors"
 */
function fillHeaders(
  init: FetchInit['headers'],
  type: string | null,
  mode: string,
  engine: EngineProfile,
): HeaderList {
  const list: [string, string][] = [];
  const append = (name: string, given: string, guard: string = mode) => {
    const value = normalizeValue(given);
    // Throws the platform's own TypeError where name or value is none.
    new Headers().append(name, value);
    if (isForbiddenRequestHeader(name, value, engine)) return;
    // Combined at once: on the wire there is one field of a name.
    const known = list.find(([other]) => other.toLowerCase() === name.toLowerCase());
    const combined = known ? `${known[1]}, ${value}` : value;
    if (guard === 'no-cors' && !isNoCorsSafelistedRequestHeader(name, combined, engine)) return;
    if (known && engine.joinsRepeatedHeaders) known[1] = combined;
    else list.push([name, value]);
  };
  for (const [name, value] of entriesOf(init)) append(String(name), String(value));
  if (type !== null && !list.some(([name]) => name.toLowerCase() === 'content-type'))
    append('Content-Type', type, engine.noCorsBodyType ? 'cors' : mode);
  return list;
}

function entriesOf(init: FetchInit['headers']): Iterable<readonly [string, string]> {
  if (!init) return [];
  return Symbol.iterator in init ? (init as Iterable<[string, string]>) : Object.entries(init);
}

/** https://fetch.spec.whatwg.org/#concept-request-redirect-taint */
export function redirectTaint({ origin, urls }: Pick<FetchRequest, 'origin' | 'urls'>): RedirectTaint {
  // 2. - 3.
  let taint: RedirectTaint = 'same-origin';
  let last: Origin | undefined;
  // 4.
  for (const url of urls.map(originOf)) {
    if (last) {
      if (!isSameSite(url, last) && !isSameSite(origin, last)) return 'cross-site';
      if (!isSameOrigin(url, last) && !isSameOrigin(origin, last)) taint = 'same-site';
    }
    last = url;
  }
  // 5.
  return taint;
}
export type RedirectTaint = 'same-origin' | 'same-site' | 'cross-site';

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: RequestWithOrigin): string {
  return request.keepsOrigin || redirectTaint(request) === 'same-origin' ? request.origin.serialized : 'null';
}
type RequestWithOrigin = Pick<FetchRequest, 'origin' | 'urls' | 'keepsOrigin'>;

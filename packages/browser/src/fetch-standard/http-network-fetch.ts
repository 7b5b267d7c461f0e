import type { Stage } from './blocked-reasons.js';
import { appendFetchMetadata } from './fetch-metadata.js';
import type { FetchParams } from './fetch-params.js';
import {
  getHeader,
  type HeaderList,
  isToken,
  normalizeValue,
  valuesOf,
  withoutEmptyFields,
} from './header-list.js';
import { appendOriginHeader } from './origin-header.js';
import { appendReferer } from './referrer.js';
import { currentUrl, type FetchRequest } from './request.js';
import type { FetchResponse, NetworkError } from './response.js';

const WITHOUT_CREDENTIALS = 'the request is one without credentials';

/**
 * Adds what the browser adds and puts it on the wire. There is no HTTP cache and no authentication entry here.
 * https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
 */
export async function httpNetworkFetch(
  params: FetchParams,
  request: FetchRequest,
  stage: Stage,
): Promise<FetchResponse | NetworkError> {
  const { transport, top, cookies, exchanges } = params;
  const url = currentUrl(request);
  // 8.3
  const includeCredentials =
    request.credentials === 'include' ||
    (request.credentials === 'same-origin' && request.responseTainting === 'basic');
  const encode = request.engine.fieldEncoding === 'utf-8' ? asUtf8 : (value: string) => value;
  const headers: [string, string][] = joined(request).map(([name, value]) => [name, encode(value)]);
  // fetch() itself: https://fetch.spec.whatwg.org/#fetching, step 12
  if (getHeader(headers, 'Accept') === null) headers.push(['Accept', '*/*']);
  // 8.5 - 8.9
  if (!request.body && (request.method === 'POST' || request.method === 'PUT'))
    headers.push(['Content-Length', '0']);
  if (request.body?.source) headers.push(['Content-Length', String(request.body.source.length)]);
  // 8.11 - 8.13
  appendReferer(request, headers);
  appendOriginHeader(request, headers);
  appendFetchMetadata(request, headers);
  // 8.17
  if (getHeader(headers, 'Range') !== null) headers.push(['Accept-Encoding', 'identity']);
  // 8.21
  if (includeCredentials) {
    const cookie = cookies.header(request, top);
    if (cookie !== '') headers.push(['Cookie', cookie]);
  }
  const sent = { method: request.method, url: url.href, headers };
  try {
    const body = request.body?.source ?? request.body?.stream ?? null;
    const { method, signal } = request;
    signal?.throwIfAborted();
    const answer = await untilAborted(
      transport.send({ method, url: withoutUserinfo(url), headers, body, signal }),
      signal,
    );
    const { status, statusText = '' } = answer;
    if (!isStatus(status)) throw new Error(`${status} is no status`);
    // https://fetch.spec.whatwg.org/#concept-header-value
    if (answer.headers.some(([, value]) => value.includes('\0'))) throw new Error('a field holds NUL');
    const { engine } = request;
    const lines = fieldLines(answer.headers);
    const fields = engine.fieldEncoding === 'utf-8' ? lines.map(throughUtf8) : lines;
    const received = engine.keepsEmptyFields ? fields : withoutEmptyFields(fields);
    const isCorrupt = engine.severalLocations === 'corrupt';
    if (isCorrupt && new Set(valuesOf(received, 'Location')).size > 1)
      throw new Error('there are several Locations');
    // HTTP-network fetch, step 15: https://fetch.spec.whatwg.org/#concept-http-network-fetch
    const refusedCookies = includeCredentials
      ? cookies.store(request, top, received)
      : valuesOf(received, 'Set-Cookie').map((setCookie) => ({ setCookie, why: WITHOUT_CREDENTIALS }));
    exchanges.push({
      stage,
      request: sent,
      response: { status, statusText, headers: fields },
      refusedCookies,
    });
    return { url, status, statusText, headers: received, fields, body: answer.body };
  } catch (cause) {
    if (request.signal?.aborted) throw request.signal.reason;
    exchanges.push({ stage, request: sent });
    return { blocked: 'no-answer', stage, cause };
  }
}

/** A page's fetch ends when it is aborted, whether or not the server's code listens. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** What a URL holds of the user is for authentication entries, which there are none of here. */
function withoutUserinfo(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** Fields of which there is one: given again, the last counts. */
const SINGLETON = /^(authorization|content-type|user-agent|from|if-modified-since|if-unmodified-since)$/i;

/**
 * One field of a name, where an engine has kept them apart: the last, or all of them joined, but an empty one takes the
 * place of what was before it. A body has the type that was said first, until it is sent again by a redirect.
 */
function joined({ headers, body, redirectCount }: FetchRequest): HeaderList {
  const isFirstKept = body !== null && redirectCount === 0;
  const byName = new Map<string, [string, string]>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const [first, before] = byName.get(lower) ?? [name];
    if (before !== undefined && isFirstKept && lower === 'content-type') continue;
    const isReplaced = !before || value === '' || SINGLETON.test(name);
    byName.set(lower, [first, isReplaced ? value : `${before}, ${value}`]);
  }
  return [...byName.values()];
}

/** Three digits (RFC 9110, section 15). */
const isStatus = (status: number): boolean => Number.isInteger(status) && status >= 100 && status <= 999;

/**
 * The field lines as a parser reads them (RFC 9112, section 5), where what carried them was none: a line without a name is
 * no field, a folded line is one line, and text beyond Latin-1 stands for its bytes.
 */
const fieldLines = (list: HeaderList): HeaderList =>
  list
    .filter(([name]) => isToken(name))
    .map(([name, value]) => {
      const line = normalizeValue(value).replace(/[\t ]*[\r\n]+[\t ]*/g, ' ');
      return [name, /[^\0-\xff]/.test(line) ? asUtf8(line) : line];
    });

/** What is no UTF-8 is lost on the way. */
const throughUtf8 = ([name, value]: HeaderList[number]): HeaderList[number] => {
  const bytes = Uint8Array.from(value, (byte) => byte.charCodeAt(0));
  return [name, asUtf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))];
};

/** The bytes of a text in UTF-8, one character for each, as field values are held everywhere else. */
const asUtf8 = (value: string): string =>
  Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('');

import { extractTokens, getHeader, type HeaderList, isToken, splitElements } from './header-list.js';
import type { FetchRequest } from './request.js';
import { type FetchResponse, isRedirectStatus } from './response.js';

/** What a page may read of a response. https://fetch.spec.whatwg.org/#concept-filtered-response */
export interface FilteredResponse {
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect';
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: FetchResponse['body'];
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const SAFELISTED = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];
/** https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const FORBIDDEN = ['set-cookie', 'set-cookie2'];

/** The filtering of step 14 of main fetch, and of step 6 of HTTP fetch. https://fetch.spec.whatwg.org/#concept-main-fetch */
export function filterResponse(request: FetchRequest, response: FetchResponse): FilteredResponse {
  const nothing = { status: 0, statusText: '', headers: [], body: null };
  const url = new URL(response.url);
  url.hash = '';
  const redirected = request.urls.length > 1;
  if (request.redirect === 'manual' && request.mode !== 'navigate' && isRedirectStatus(response.status)) {
    const isShown = request.engine.manualRedirectBody && !getHeader(response.headers, 'Location');
    return {
      type: 'opaqueredirect',
      url: url.href,
      redirected: false,
      ...nothing,
      body: isShown ? response.body : null,
    };
  }
  const { status, statusText, body } = response;
  const rest = { url: url.href, redirected, status, statusText, body };
  switch (request.responseTainting) {
    case 'opaque':
      return { type: 'opaque', url: '', redirected: false, ...nothing };
    case 'cors':
      return { type: 'cors', ...rest, headers: exposedHeaders(request, response.headers) };
    default:
      return { type: 'basic', ...rest, headers: withoutForbidden(response.headers) };
  }
}

const withoutForbidden = (headers: HeaderList): HeaderList =>
  headers.filter(([name]) => !FORBIDDEN.includes(name.toLowerCase()));

/** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
function exposedHeaders(request: FetchRequest, headers: HeaderList): HeaderList {
  const extracted = extractTokens(headers, 'Access-Control-Expose-Headers') ?? [];
  const names = extracted === 'failure' ? [] : extracted.map((name) => name.toLowerCase());
  const anyIsNamed =
    names.includes('*') ||
    (request.engine.exposesBeforeJunk && request.initiator === 'fetch' && isAnyBeforeJunk(headers));
  const any = request.credentials !== 'include' && anyIsNamed;
  return withoutForbidden(headers).filter(
    ([name]) => any || SAFELISTED.includes(name.toLowerCase()) || names.includes(name.toLowerCase()),
  );
}

/** What comes before the first element that is no token is read, and nothing after it. */
function isAnyBeforeJunk(headers: HeaderList): boolean {
  const elements = splitElements(getHeader(headers, 'Access-Control-Expose-Headers') ?? '');
  const any = elements.indexOf('*');
  return any >= 0 && elements.slice(0, any).every(isToken);
}

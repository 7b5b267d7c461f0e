import { extractTokens, type HeaderList } from './header-list.js';
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
    return { type: 'opaqueredirect', url: url.href, redirected: false, ...nothing };
  }
  const { status, statusText, body } = response;
  const rest = { url: url.href, redirected, status, statusText, body };
  const shown = request.engine.showsEmptyFields ? response.headers : withoutEmpty(response.headers);
  switch (request.responseTainting) {
    case 'opaque':
      return { type: 'opaque', url: '', redirected: false, ...nothing };
    case 'cors':
      return { type: 'cors', ...rest, headers: exposedHeaders(request, shown) };
    default:
      return { type: 'basic', ...rest, headers: withoutForbidden(shown) };
  }
}

/** Without the empty ones of several; the last of them all where all are empty. */
const withoutEmpty = (headers: HeaderList): HeaderList =>
  headers.filter(([name, value], i) => {
    if (value !== '') return true;
    const others = headers.filter(([other], j) => j !== i && other.toLowerCase() === name.toLowerCase());
    return (
      others.every(([, theirs]) => theirs === '') &&
      !headers.slice(i + 1).some((later) => others.includes(later))
    );
  });

const withoutForbidden = (headers: HeaderList): HeaderList =>
  headers.filter(([name]) => !FORBIDDEN.includes(name.toLowerCase()));

/** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
function exposedHeaders(request: FetchRequest, headers: HeaderList): HeaderList {
  const extracted = extractTokens(headers, 'Access-Control-Expose-Headers') ?? [];
  const names = extracted === 'failure' ? [] : extracted.map((name) => name.toLowerCase());
  const any = request.credentials !== 'include' && names.includes('*');
  return withoutForbidden(headers).filter(
    ([name]) => any || SAFELISTED.includes(name.toLowerCase()) || names.includes(name.toLowerCase()),
  );
}

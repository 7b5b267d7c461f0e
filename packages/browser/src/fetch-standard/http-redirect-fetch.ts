import { type CorsFailure, corsCheck } from './cors-check.js';
import type { FetchParams } from './fetch-params.js';
import { getHeader, type HeaderList, withoutHeaders } from './header-list.js';
import { locationUrl } from './location-url.js';
import { mainFetch } from './main-fetch.js';
import { isSameOrigin, originOf } from './origin.js';
import { currentUrl, type FetchRequest } from './request.js';
import { REQUEST_BODY_HEADERS } from './request-headers.js';
import { type FetchResponse, isNetworkError, type NetworkError } from './response.js';

/** https://fetch.spec.whatwg.org/#concept-http-redirect-fetch */
export async function httpRedirectFetch(
  params: FetchParams,
  response: FetchResponse,
): Promise<FetchResponse | NetworkError> {
  const { request } = params;
  const url = currentUrl(request);
  const fail = (blocked: NetworkError['blocked'], subject: string): NetworkError => ({
    blocked,
    stage: 'actual',
    subject,
  });
  // 3. - 5.
  const location = locationUrl(response, request.engine);
  if (location === null || isNetworkError(location)) return location ?? response;
  const { engine } = request;
  const failure = redirectFailure(request, response);
  if (failure) request.refusal = { ...failure, stage: 'actual' };
  if (!location.hash) location.hash = url.hash;
  // 6.
  if (!/^https?:$/.test(location.protocol)) return fail('redirect-not-http', location.href);
  // 7. - 8.
  if (request.redirectCount === 20) return fail('too-many-redirects', '20');
  request.redirectCount += 1;
  // 9. - 10.
  const withUserinfo = location.username !== '' || location.password !== '';
  const elsewhere = !isSameOrigin(originOf(location), request.origin);
  const { userinfoInRedirects } = engine;
  const isRefused =
    (userinfoInRedirects === 'refused-by-fetch' && request.initiator === 'fetch') ||
    (request.mode === 'cors' && elsewhere) ||
    request.responseTainting === 'cors';
  if (withUserinfo && isRefused) {
    const refusal = fail('redirect-with-userinfo', location.href);
    const isLate = userinfoInRedirects === 'refused-after-preflight' && request.responseTainting === 'basic';
    if (!isLate) return refusal;
    request.refusal = refusal;
  }
  // 11.
  if (response.status !== 303 && request.body && !request.body.source) {
    return fail('redirect-with-stream', location.href);
  }
  // 12.
  const crosses = !isSameOrigin(originOf(url), originOf(location));
  const dropped: string[] = [];
  if (becomesGet(response.status, request.method)) {
    request.method = 'GET';
    request.body = null;
    dropped.push(...REQUEST_BODY_HEADERS);
  }
  if (engine.redirectsDeleteAsGet && crosses && request.method === 'DELETE') {
    request.method = 'GET';
    request.body = null;
  }
  // 13.
  if (crosses) dropped.push('authorization');
  if (elsewhere) dropped.push(...engine.moreDroppedHeaders);
  const before = headersBefore(request, elsewhere, becomesGet(response.status, request.givenMethod));
  request.headers = withoutHeaders(before, dropped);
  request.droppedNames = dropped;
  // 18. - 21.
  request.urls.push(location);
  return mainFetch(params);
}

const becomesGet = (status: number, method: string): boolean =>
  ((status === 301 || status === 302) && method === 'POST') ||
  (status === 303 && method !== 'GET' && method !== 'HEAD');

/**
 * What a redirect begins with: what is left, or what the page gave.
 * @param becameGet whether the method that the page gave would become a GET
 */
function headersBefore(request: FetchRequest, elsewhere: boolean, becameGet: boolean): HeaderList {
  const { engine, mode, responseTainting, headers, givenHeaders } = request;
  const { restoresHeaders, dropsByFirstMethod, restoresType } = engine;
  const isCors = mode === 'cors' && (elsewhere || responseTainting === 'cors');
  if (restoresHeaders === 'all') {
    const restored = [...givenHeaders, ...missing('content-type', headers, givenHeaders)];
    return dropsByFirstMethod && becameGet ? withoutHeaders(restored, REQUEST_BODY_HEADERS) : restored;
  }
  if (restoresHeaders === 'for-cors' && isCors) {
    const hasAuthorization = getHeader(headers, 'Authorization') !== null;
    return hasAuthorization ? givenHeaders : withoutHeaders(givenHeaders, ['authorization']);
  }
  const isTypeRestored = restoresType && !becameGet && !hasLeftOwnOrigin(request);
  return isTypeRestored ? [...headers, ...missing('content-type', givenHeaders, headers)] : headers;
}

/** The lines of a name that are in one list and not in the other. */
const missing = (name: string, list: HeaderList, other: HeaderList): HeaderList =>
  getHeader(other, name) === null ? list.filter(([it]) => it.toLowerCase() === name) : [];

/** Whether a redirect, before the one that is looked at, led from the page's own origin to another. */
const hasLeftOwnOrigin = ({ urls, origin }: FetchRequest): boolean =>
  urls.some(
    (url, i) => i > 0 && isSameOrigin(originOf(urls[i - 1]!), origin) && !isSameOrigin(originOf(url), origin),
  );

/** What one engine checks again, with the credentials of the first request. */
function redirectFailure(request: FetchRequest, response: FetchResponse): CorsFailure | undefined {
  const { engine, responseTainting, credentials, origin, urls } = request;
  const isAsked =
    engine.redirectsNeedFirstCredentials &&
    responseTainting === 'cors' &&
    credentials === 'same-origin' &&
    isSameOrigin(originOf(urls[0]!), origin);
  return isAsked ? corsCheck({ ...request, credentials: 'include' }, response) : undefined;
}

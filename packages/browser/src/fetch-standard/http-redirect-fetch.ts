import type { FetchParams } from './fetch-params.js';
import { withoutHeaders } from './header-list.js';
import { locationUrl } from './location-url.js';
import { mainFetch } from './main-fetch.js';
import { isSameOrigin, originOf } from './origin.js';
import { currentUrl } from './request.js';
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
  if (!location.hash) location.hash = url.hash;
  // 6.
  if (!/^https?:$/.test(location.protocol)) return fail('redirect-not-http', location.href);
  // 7. - 8.
  if (request.redirectCount === 20) return fail('too-many-redirects', '20');
  request.redirectCount += 1;
  // 9. - 10.
  const withUserinfo = location.username !== '' || location.password !== '';
  const elsewhere = !isSameOrigin(originOf(location), request.origin);
  if (withUserinfo && ((request.mode === 'cors' && elsewhere) || request.responseTainting === 'cors')) {
    return fail('redirect-with-userinfo', location.href);
  }
  // 11.
  if (response.status !== 303 && request.body && !request.body.source) {
    return fail('redirect-with-stream', location.href);
  }
  // 12.
  const { status } = response;
  const { method, engine } = request;
  const crosses = !isSameOrigin(originOf(url), originOf(location));
  if (
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD')
  ) {
    request.method = 'GET';
    request.body = null;
    request.headers = withoutHeaders(request.headers, REQUEST_BODY_HEADERS);
  }
  if (engine.redirectsDeleteAsGet && crosses && request.method === 'DELETE') {
    request.method = 'GET';
    request.body = null;
  }
  // 13.
  if (crosses) {
    request.headers = withoutHeaders(request.headers, ['authorization', ...engine.moreDroppedHeaders]);
  }
  // 18. - 21.
  request.urls.push(location);
  return mainFetch(params);
}

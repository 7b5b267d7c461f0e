import type { EngineProfile } from '../engines/profiles.js';
import type { FetchParams } from './fetch-params.js';
import { valuesOf, withoutHeaders } from './header-list.js';
import { mainFetch } from './main-fetch.js';
import { isSameOrigin, originOf } from './origin.js';
import { currentUrl } from './request.js';
import { REQUEST_BODY_HEADERS } from './request-headers.js';
import type { FetchResponse, NetworkError } from './response.js';

/** https://fetch.spec.whatwg.org/#concept-http-redirect-fetch */
export async function httpRedirectFetch(
  params: FetchParams,
  response: FetchResponse,
): Promise<FetchResponse | NetworkError> {
  const { request } = params;
  const { engine } = request;
  const url = currentUrl(request);
  const fail = (blocked: NetworkError['blocked'], subject: string): NetworkError => ({
    blocked,
    stage: 'actual',
    subject,
  });
  // 3. - 5.
  const locations = locationsOf(response, engine);
  const location = locations[0];
  if (location === undefined || (location === '' && !engine.followsEmptyLocation)) return response;
  if (!areAccepted(locations, engine) || !URL.canParse(location, url.href)) {
    return fail('redirect-invalid', locations.join(', '));
  }
  const locationUrl = new URL(location, url);
  if (!locationUrl.hash) locationUrl.hash = url.hash;
  // 6.
  if (!/^https?:$/.test(locationUrl.protocol)) return fail('redirect-not-http', locationUrl.href);
  // 7. - 8.
  if (request.redirectCount === 20) return fail('too-many-redirects', '20');
  request.redirectCount += 1;
  // 9. - 10.
  const withUserinfo = locationUrl.username !== '' || locationUrl.password !== '';
  const elsewhere = !isSameOrigin(originOf(locationUrl), request.origin);
  if (withUserinfo && ((request.mode === 'cors' && elsewhere) || request.responseTainting === 'cors')) {
    return fail('redirect-with-userinfo', locationUrl.href);
  }
  if (withUserinfo && request.mode === 'no-cors' && engine.refusesUserinfoWithoutCors) {
    return fail('redirect-with-userinfo', locationUrl.href);
  }
  // 11.
  if (response.status !== 303 && request.body && !request.body.source) {
    return fail('redirect-with-stream', locationUrl.href);
  }
  // 12.
  const { status } = response;
  const { method } = request;
  if (
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD')
  ) {
    request.method = 'GET';
    request.body = null;
    request.headers = withoutHeaders(request.headers, REQUEST_BODY_HEADERS);
  }
  // 13.
  if (!isSameOrigin(originOf(url), originOf(locationUrl))) {
    request.headers = withoutHeaders(request.headers, ['authorization']);
  }
  if (engine.staysUnsafe && request.givenUnsafeNames.length > 0) request.useCorsPreflight = true;
  // 18. - 21.
  request.urls.push(locationUrl);
  return mainFetch(params);
}

/** Every `Location`, as the engine reads its bytes. */
export const locationsOf = (
  { headers }: FetchResponse,
  { locationBytes }: EngineProfile,
): readonly string[] =>
  valuesOf(headers, 'Location').map((value) => {
    if (locationBytes === 'percent') {
      return value.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
    }
    return value;
  });

/** `Location` is one field by its ABNF (RFC 9110, section 10.2.2). */
function areAccepted(locations: readonly string[], { severalLocations }: EngineProfile): boolean {
  if (severalLocations === 'first') return true;
  const different = severalLocations === 'same' ? new Set(locations).size : locations.length;
  return different === 1;
}

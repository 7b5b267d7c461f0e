import { isSameOrigin, originOf } from './origin.js';
import { currentUrl, type FetchRequest, serializeRequestOrigin } from './request.js';

/** Every CORS request, and every other one that is neither GET nor HEAD. https://fetch.spec.whatwg.org/#append-a-request-origin-header */
export function appendOriginHeader(request: FetchRequest, headers: [string, string][]): void {
  // 2.
  let serializedOrigin = serializeRequestOrigin(request);
  // 3.
  if (request.responseTainting === 'cors') headers.push(['Origin', serializedOrigin]);
  // 4.
  else if (request.method !== 'GET' && request.method !== 'HEAD') {
    if (request.mode !== 'cors' && (isHidden(request) || isLostByRedirect(request)))
      serializedOrigin = 'null';
    headers.push(['Origin', serializedOrigin]);
  } else if (
    request.originSent &&
    request.engine.keepsOriginOnRedirect &&
    request.urls.at(-1)?.origin === request.urls.at(-2)?.origin
  ) {
    headers.push(['Origin', serializedOrigin]);
  } else {
    request.originSent = false;
    return;
  }
  request.originSent = true;
}

/** What one engine does besides. */
const isLostByRedirect = ({ engine, mode, urls }: FetchRequest): boolean =>
  engine.hidesOriginOfRedirectedNoCors &&
  mode === 'no-cors' &&
  urls.some((url) => url.origin !== urls[0]?.origin);

/** Step 4.1: whether the referrer policy hides the origin from this URL. */
function isHidden(request: FetchRequest): boolean {
  const url = currentUrl(request);
  switch (request.referrerPolicy) {
    case 'no-referrer':
      return true;
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin':
      return request.origin.scheme === 'https' && url.protocol !== 'https:';
    case 'same-origin':
      return !isSameOrigin(request.origin, originOf(url));
    default:
      return false;
  }
}

import { isBadPort } from './bad-ports.js';
import type { FetchParams } from './fetch-params.js';
import { httpFetch } from './http-fetch.js';
import { isMixedContent } from './mixed-content.js';
import { needsPreflight } from './needs-preflight.js';
import { isSameOrigin, originOf } from './origin.js';
import { currentUrl, type FetchRequest } from './request.js';
import { type FetchResponse, isNetworkError, type NetworkError } from './response.js';
import { schemeFetch } from './scheme-fetch.js';

const HTTP = /^https?:$/;

/**
 * Chooses how a request is made, which is what this library is about. Filtering is done by the caller, once, on the
 * last response.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function mainFetch(params: FetchParams): Promise<FetchResponse | NetworkError> {
  const { request, preflightCache, top } = params;
  const url = currentUrl(request);
  // 7.
  if (isBadPort(url)) return { blocked: 'bad-port', stage: 'actual', subject: url.port };
  if (isMixedContent(params)) return { blocked: 'mixed-content', stage: 'actual', subject: url.href };
  // 12. The first of these that holds:
  const sameOrigin = isSameOrigin(originOf(url), request.origin);
  if (
    (sameOrigin && request.responseTainting === 'basic') ||
    url.protocol === 'data:' ||
    request.mode === 'navigate'
  ) {
    request.responseTainting = 'basic';
    return schemeFetch(params);
  }
  if (request.mode === 'same-origin')
    return { blocked: 'mode-same-origin', stage: 'actual', subject: url.href };
  if (request.mode === 'no-cors') {
    if (request.redirect !== 'follow') {
      return { blocked: 'no-cors-redirect-mode', stage: 'actual', subject: request.redirect };
    }
    request.responseTainting = 'opaque';
    return schemeFetch(params);
  }
  if (!HTTP.test(url.protocol))
    return { blocked: 'scheme-without-cors', stage: 'actual', subject: url.protocol };
  const makeCorsPreflight = needsPreflight(request);
  request.responseTainting = 'cors';
  const response = await httpFetch(params, makeCorsPreflight);
  if (isNetworkError(response) && isForgotten(request, response, makeCorsPreflight)) {
    preflightCache.clear(request, top);
  }
  return response;
}

/** Whether a failure takes with it what is remembered: it does for a request that needed leave, in the standard. */
const isForgotten = ({ engine }: FetchRequest, { blocked }: NetworkError, neededLeave: boolean): boolean =>
  engine.forgetsOnFailure &&
  (neededLeave || engine.forgetsOnSimpleFailure) &&
  (blocked !== 'redirect-refused' || engine.forgetsOnRefusedRedirect);

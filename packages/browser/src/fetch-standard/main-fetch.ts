import { isBadPort } from './bad-ports.js';
import type { FetchParams } from './fetch-params.js';
import { httpFetch } from './http-fetch.js';
import { isSafelistedMethod } from './methods.js';
import { isMixedContent } from './mixed-content.js';
import { isSameOrigin, originOf } from './origin.js';
import { askedHeaderNames, currentUrl, type FetchRequest } from './request.js';
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
  if (isStillPreflighted(request)) request.useCorsPreflight = true;
  const needsPreflight =
    request.useCorsPreflight || !isSafelistedMethod(request.method) || askedHeaderNames(request).length > 0;
  request.responseTainting = 'cors';
  const response = await httpFetch(params, needsPreflight);
  if (needsPreflight && isNetworkError(response)) preflightCache.clear(request, top);
  return response;
}

/** Of a redirected request, in engines that do not look at it anew. */
const isStillPreflighted = ({ engine, wasPreflighted, givenUnsafeNames }: FetchRequest): boolean =>
  (engine.staysPreflighted && wasPreflighted) ||
  (engine.preflightsByFirstHeaders && givenUnsafeNames.length > 0);

import type { EngineProfile } from '../engines/profiles.js';
import { corsCheck } from './cors-check.js';
import { corsPreflightFetch } from './cors-preflight-fetch.js';
import type { FetchParams } from './fetch-params.js';
import { getHeader } from './header-list.js';
import { httpNetworkFetch } from './http-network-fetch.js';
import { httpRedirectFetch } from './http-redirect-fetch.js';
import { locationUrl } from './location-url.js';
import { isBlockedByResourcePolicy } from './resource-policy.js';
import { type FetchResponse, isNetworkError, isRedirectStatus, type NetworkError } from './response.js';

/** Without service workers. https://fetch.spec.whatwg.org/#concept-http-fetch */
export async function httpFetch(
  params: FetchParams,
  makeCorsPreflight: boolean,
): Promise<FetchResponse | NetworkError> {
  const { request, preflightCache, top } = params;
  // 4.1
  const isPermitted = () => preflightCache.permits(request, top);
  if (makeCorsPreflight) request.wasPreflighted = true;
  if (makeCorsPreflight && !isPermitted()) {
    const preflightResponse = await corsPreflightFetch(params);
    if (isNetworkError(preflightResponse)) return preflightResponse;
  }
  if (request.refusal) return request.refusal;
  // 4.3
  const response = await httpNetworkFetch(params, request, 'actual');
  if (isNetworkError(response)) return response;
  // 4.4
  if (request.responseTainting === 'cors') {
    const failure = corsCheck(request, response);
    if (failure) return { ...failure, stage: 'actual' };
  }
  // 5.
  if (request.responseTainting === 'opaque' && isBlockedByResourcePolicy(request, response, top)) {
    return { blocked: 'resource-policy', stage: 'actual' };
  }
  // 6.
  if (!isRedirectStatus(response.status)) return response;
  const { engine } = request;
  const location = getHeader(response.headers, 'Location');
  if (engine.redirectNeedsLocation && !location) {
    if (request.redirect === 'error' || (request.redirect === 'follow' && location === null)) return response;
  }
  switch (request.redirect) {
    case 'error':
      return { blocked: 'redirect-refused', stage: 'actual', subject: String(response.status) };
    case 'manual': {
      return manualRedirectFailure(response, engine) ?? response;
    }
    default:
      return httpRedirectFetch(params, response);
  }
}

/** What engines look at although the page is given nothing of it. */
function manualRedirectFailure(response: FetchResponse, engine: EngineProfile): NetworkError | undefined {
  const location = locationUrl(response, engine);
  if (location === null) return undefined;
  if (isNetworkError(location)) return engine.checksManualLocation === 'no-url' ? location : undefined;
  const isRefused = engine.checksManualLocation === 'ftp' && location.protocol === 'ftp:';
  return isRefused ? { blocked: 'redirect-not-http', stage: 'actual', subject: location.href } : undefined;
}

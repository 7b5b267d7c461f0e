import { corsCheck } from './cors-check.js';
import type { FetchParams } from './fetch-params.js';
import { extractSeconds, extractTokens } from './header-list.js';
import { httpNetworkFetch } from './http-network-fetch.js';
import { isSafelistedMethod } from './methods.js';
import { isNonWildcardName, unsafeHeaderNames } from './request-headers.js';
import {
  type FetchResponse,
  isNetworkError,
  isOkStatus,
  isRedirectStatus,
  type NetworkError,
} from './response.js';

/** Seconds that a permission lasts where the server does not say. */
const DEFAULT_MAX_AGE = 5;

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export async function corsPreflightFetch(params: FetchParams): Promise<FetchResponse | NetworkError> {
  const { request, preflightCache, top } = params;
  const { engine } = request;
  const fail = (blocked: NetworkError['blocked'], subject?: string): NetworkError => ({
    blocked,
    stage: 'preflight',
    subject,
  });
  // 4.
  const unsafeNames = unsafeHeaderNames(request.headers, engine);
  // 1. - 3. and 5.
  const preflight = {
    ...request,
    method: 'OPTIONS',
    body: null,
    headers: [
      ['Accept', '*/*'],
      ['Access-Control-Request-Method', request.method],
      ...(unsafeNames.length > 0 ? [['Access-Control-Request-Headers', unsafeNames.join(',')] as const] : []),
    ] as const,
    mode: 'cors',
    credentials: 'same-origin',
    responseTainting: 'cors',
  } as const;
  // 6.
  const response = await httpNetworkFetch(params, preflight, 'preflight');
  if (isNetworkError(response)) return response;
  const { headers } = response;
  // 7. The status first, since that is what a person has to mend first; the verdict is the same.
  if (isRedirectStatus(response.status)) return fail('preflight-redirected', String(response.status));
  const failure = corsCheck(request, headers);
  if (failure) return { ...failure, stage: 'preflight' };
  if (!isOkStatus(response.status)) return fail('preflight-status', String(response.status));
  // 7.1 - 7.3
  const given = extractTokens(headers, 'Access-Control-Allow-Methods');
  const headerNames = extractTokens(headers, 'Access-Control-Allow-Headers') ?? [];
  if (given === 'failure') return fail('allow-methods-invalid');
  if (headerNames === 'failure') return fail('allow-headers-invalid');
  // 7.4
  const methods = given ?? (request.useCorsPreflight ? [request.method] : []);
  // 7.5
  const anyCounts = request.credentials !== 'include';
  const { method } = request;
  if (!methods.includes(method) && !isSafelistedMethod(method) && !(anyCounts && methods.includes('*'))) {
    return fail('method-not-allowed', method);
  }
  // 7.6 and 7.7
  const allowed = new Set(headerNames.map((name) => name.toLowerCase()));
  const any = anyCounts && allowed.has('*');
  const missing = unsafeNames.find((name) => !allowed.has(name) && (!any || isNonWildcardName(name)));
  if (missing !== undefined) return fail('header-not-allowed', missing);
  // 7.8 - 7.10
  const said = extractSeconds(headers, 'Access-Control-Max-Age');
  const maxAge = said === null || said === 'failure' ? DEFAULT_MAX_AGE : said;
  // 7.11 - 7.16
  const remembered = (names: readonly string[]) =>
    engine.remembersWildcards ? names : names.filter((name) => name !== '*');
  const seconds = Math.min(maxAge, engine.maxAgeLimit);
  preflightCache.store(request, top, seconds, remembered(methods), remembered(headerNames));
  request.wasPreflighted = true;
  // 7.17
  return response;
}

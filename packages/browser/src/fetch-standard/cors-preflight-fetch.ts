import type { EngineProfile } from '../engines/profiles.js';
import { corsCheck } from './cors-check.js';
import type { FetchParams } from './fetch-params.js';
import { extractSeconds, extractTokens, getHeader, type HeaderList } from './header-list.js';
import { httpNetworkFetch } from './http-network-fetch.js';
import { isSafelistedMethod } from './methods.js';
import { isSameOrigin, originOf } from './origin.js';
import { currentUrl } from './request.js';
import { isNonWildcardName } from './request-headers.js';
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
  const unsafeNames = request.askedNames;
  // 1. - 3. and 5.
  const preflight = {
    ...request,
    method: 'OPTIONS',
    body: null,
    headers: [
      ['Accept', '*/*'],
      ...(engine.preflightSaysUserAgent ? request.headers.filter(isUserAgent) : []),
      ['Access-Control-Request-Method', request.method],
      ...(unsafeNames.length > 0 ? [['Access-Control-Request-Headers', unsafeNames.join(',')] as const] : []),
    ] as const,
    mode: 'cors',
    credentials: 'same-origin',
    responseTainting: 'cors',
    keepsOrigin: !engine.taintsPreflights,
  } as const;
  // 6.
  const response = await httpNetworkFetch(params, preflight, 'preflight');
  if (isNetworkError(response)) return response;
  const { headers } = response;
  // 7. The status first, since that is what a person has to mend first; the verdict is the same.
  if (isRedirectStatus(response.status)) return fail('preflight-redirected', String(response.status));
  // The credentials mode is the request's own: the preflight is sent without, and asks for a request with.
  const isOwn = isSameOrigin(originOf(currentUrl(request)), request.origin);
  const isChecked = engine.checksOwnPreflights || !isOwn;
  const failure = isChecked && corsCheck({ ...preflight, credentials: request.credentials }, response);
  if (failure) return { ...failure, stage: 'preflight' };
  if (!isOkStatus(response.status)) return fail('preflight-status', String(response.status));
  // 7.1 - 7.3
  const given = extractTokens(headers, 'Access-Control-Allow-Methods');
  const headerNames = extractTokens(headers, 'Access-Control-Allow-Headers') ?? [];
  if (given === 'failure') return fail('allow-methods-invalid');
  if (headerNames === 'failure') return fail('allow-headers-invalid');
  // 7.4
  const methodGoes = request.useCorsPreflight && !engine.watchedUploadNeedsMethod;
  const methods = given ?? (methodGoes ? [request.method] : []);
  const remember = () => {
    const maxAge = Math.min(readMaxAge(headers, engine), engine.maxAgeLimit);
    preflightCache.store(request, top, maxAge, methods, headerNames);
  };
  if (engine.remembersRefusals) remember();
  // 7.5
  const anyCounts = request.credentials !== 'include';
  const { method } = request;
  if (!methods.includes(method) && !isSafelistedMethod(method) && !(anyCounts && methods.includes('*'))) {
    return fail('method-not-allowed', method);
  }
  // 7.6 and 7.7
  const allowed = new Set(headerNames.map((name) => name.toLowerCase()));
  const any = anyCounts && allowed.has('*');
  const missing = unsafeNames.find(
    (name) =>
      !allowed.has(name) && !(any && (engine.wildcardCoversAuthorization || !isNonWildcardName(name))),
  );
  if (missing !== undefined) return fail('header-not-allowed', missing);
  // 7.8 - 7.16
  if (!engine.remembersRefusals) remember();
  // 7.17
  return response;
}

/** Steps 7.8 and 7.9, and what engines make of a number that is none; in seconds. */
function readMaxAge(headers: HeaderList, engine: EngineProfile): number {
  const { invalidMaxAge, maxAgeNumbers, longMaxAgeIsNumber } = engine;
  const list = headers.map(([name, value]) => [name, withoutSign(value, maxAgeNumbers)] as const);
  const said = extractSeconds(list, 'Access-Control-Max-Age');
  if (typeof said === 'number' && (longMaxAgeIsNumber || said < 2 ** 63)) return said;
  const field = getHeader(headers, 'Access-Control-Max-Age') ?? '';
  const isNegative = /^-[0-9]+$/.test(field);
  const isForgotten =
    (invalidMaxAge === 'none' && field !== '') || (invalidMaxAge === 'negative' && isNegative);
  return said === 'failure' && isForgotten ? 0 : DEFAULT_MAX_AGE;
}

function withoutSign(value: string, numbers: EngineProfile['maxAgeNumbers']): string {
  if (numbers === 'digits') return value;
  const trimmed = numbers === 'trimmed' ? value.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '') : value;
  return trimmed.replace(/^\+(?=[0-9])/, '');
}

const isUserAgent = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'user-agent';

import type { BlockedReason } from './blocked-reasons.js';
import { getHeader, type HeaderList, valuesOf } from './header-list.js';
import { type FetchRequest, serializeRequestOrigin } from './request.js';
import type { FetchResponse } from './response.js';

/** What failed, and the value that did. */
export interface CorsFailure {
  readonly blocked: BlockedReason;
  readonly subject?: string | undefined;
}

/**
 * Whether a response may be shared with the page: undefined for success. The standard says only that it fails; why is
 * told from the same values.
 * https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(
  request: FetchRequest,
  { headers, fields }: Pick<FetchResponse, 'headers' | 'fields'>,
): CorsFailure | undefined {
  // 1.
  const origin = getHeader(headers, 'Access-Control-Allow-Origin');
  // 2.
  if (origin === null) return { blocked: 'allow-origin-missing' };
  if (request.engine.countsAllowOrigins && fields.filter(isSpelledOut).length > 1)
    return { blocked: 'allow-origin-multiple', subject: origin };
  // 3.
  if (request.credentials !== 'include' && origin === '*') return undefined;
  // 4.
  if (serializeRequestOrigin(request) !== origin)
    return { blocked: whyMismatch(headers, origin), subject: origin };
  // 5.
  if (request.credentials !== 'include') return undefined;
  // 6.
  const credentials = getHeader(headers, 'Access-Control-Allow-Credentials');
  // 7.
  if (credentials === 'true') return undefined;
  // 8.
  return credentials === null
    ? { blocked: 'allow-credentials-missing' }
    : { blocked: 'allow-credentials-invalid', subject: credentials };
}

const isSpelledOut = ([name]: HeaderList[number]): boolean => name === 'Access-Control-Allow-Origin';

function whyMismatch(headers: HeaderList, origin: string): BlockedReason {
  if (origin === '*') return 'allow-origin-any-with-credentials';
  if (valuesOf(headers, 'Access-Control-Allow-Origin').length > 1 || /[,\s]/.test(origin)) {
    return 'allow-origin-multiple';
  }
  return origin === 'null' || URL.canParse(origin) ? 'allow-origin-mismatch' : 'allow-origin-invalid';
}

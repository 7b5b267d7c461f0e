import { isSafelistedMethod, isToken } from '../policy/names.js';
import type { PreparedPolicy } from './prepare.js';
import { parseRequestedHeaders } from './requested-headers.js';

/** Bounded: under `*` with credentials a method is written into the response. */
export const isMethod = (method: string): boolean => method.length <= 64 && isToken(method);

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7.5: a safelisted method passes whatever is listed. */
export const passesMethod = ({ anyMethod, data }: PreparedPolicy, method: string): boolean =>
  isSafelistedMethod(method) || data.allowMethods.includes(method) || (anyMethod && isMethod(method));

/** What `enforce` asks of an actual request: that its method is listed; HEAD goes with GET, of which it is a part. */
export function enforcesMethod({ anyMethod, data }: PreparedPolicy, method: string): boolean {
  const { allowMethods } = data;
  return anyMethod || allowMethods.includes(method) || (method === 'HEAD' && allowMethods.includes('GET'));
}

/** The requested names, or undefined when they cannot be read within the bound. */
export const requestedNames = (policy: PreparedPolicy, value: string): readonly string[] | undefined =>
  parseRequestedHeaders(value, policy.maxRequestedLength);

/**
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch, steps 7.6 and 7.7: without credentials `*` covers every name
 * but the CORS non-wildcard request-header name `Authorization`; with them we list the names ourselves.
 */
export const allowsHeader = ({ anyHeader, headerNames, data }: PreparedPolicy, name: string): boolean =>
  headerNames.has(name) || (anyHeader && (data.allowCredentials || name !== 'authorization'));

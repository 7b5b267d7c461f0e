import { isSafelistedMethod, isToken } from '../policy/names.js';
import type { PreparedPolicy } from './prepare.js';
import { parseRequestedHeaders } from './requested-headers.js';

/** What a preflight's method is judged to be. */
export type MethodCode = 'method-safelisted' | 'method-allowed' | 'method-not-allowed' | 'method-malformed';

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7.5: a safelisted method passes whatever is listed. */
export function checkMethod(policy: PreparedPolicy, method: string): MethodCode {
  if (isSafelistedMethod(method)) return 'method-safelisted';
  if (policy.data.allowMethods.includes(method)) return 'method-allowed';
  // Bounded: under `*` with credentials it is written into the response.
  if (method.length > 64 || !isToken(method)) return 'method-malformed';
  return policy.anyMethod ? 'method-allowed' : 'method-not-allowed';
}

export const passesMethod = (code: MethodCode): boolean =>
  code === 'method-safelisted' || code === 'method-allowed';

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

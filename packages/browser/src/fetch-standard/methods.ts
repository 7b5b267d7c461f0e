/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';

/** https://fetch.spec.whatwg.org/#forbidden-method */
export const isForbiddenMethod = (method: string): boolean => /^(connect|trace|track)$/i.test(method);

/**
 * Six methods are upper-cased, and no others: `patch` stays `patch`.
 * https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export const normalizeMethod = (method: string): string =>
  /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

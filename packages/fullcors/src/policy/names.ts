/** A token of RFC 9110 section 5.6.2: what a method or a field name is made of. */
export const TOKEN: RegExp = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
export const isToken = (value: string): boolean => TOKEN.test(value);

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';

/** https://fetch.spec.whatwg.org/#forbidden-method */
export const isForbiddenMethod = (method: string): boolean => /^(connect|trace|track)$/i.test(method);

/**
 * https://fetch.spec.whatwg.org/#forbidden-request-header, less the names that are forbidden for their value only
 * (X-HTTP-Method and its like).
 */
export const isForbiddenRequestHeader = (name: string): boolean =>
  /^(accept-(charset|encoding)|access-control-request-(headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i.test(
    name,
  );

/** https://fetch.spec.whatwg.org/#forbidden-response-header-name */
export const isForbiddenResponseHeader = (name: string): boolean => /^set-cookie2?$/i.test(name);

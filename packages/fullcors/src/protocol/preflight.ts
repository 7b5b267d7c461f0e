import type { CorsRequest } from '../policy/cors-request.js';

/**
 * https://fetch.spec.whatwg.org/#cors-preflight-request: OPTIONS with Origin and Access-Control-Request-Method. OPTIONS
 * alone is not enough: taking it for a preflight hijacks the application's own OPTIONS.
 */
export const isPreflight = (request: CorsRequest): boolean =>
  request.method === 'OPTIONS' && !!request.origin && !!request.requestMethod;

import type { FetchParams } from './fetch-params.js';
import { isPotentiallyTrustworthy, originOf } from './origin.js';
import { currentUrl } from './request.js';

/**
 * Whether a page that came by https asks for something that anyone on the way could change.
 * https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
 */
export function isMixedContent({ request, top }: FetchParams): boolean {
  if (request.mode === 'navigate') return false;
  const url = currentUrl(request);
  const isSecurePage = request.origin.scheme === 'https' || top.scheme === 'https';
  return isSecurePage && url.protocol === 'http:' && !isPotentiallyTrustworthy(originOf(url));
}

import { isPotentiallyTrustworthy, isSameOrigin, originOf } from './origin.js';
import { currentUrl, type FetchRequest } from './request.js';

/**
 * `Referer`. The page is taken to be at the root of its origin, so the full URL and the origin alone are one.
 * https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer
 */
export function appendReferer(request: FetchRequest, headers: [string, string][]): void {
  const { origin, referrerPolicy } = request;
  if (origin.opaque || !/^https?$/.test(origin.scheme)) return;
  const target = originOf(currentUrl(request));
  const isDowngrade = isPotentiallyTrustworthy(origin) && !isPotentiallyTrustworthy(target);
  const sameOrigin = isSameOrigin(origin, target);
  const isSent =
    referrerPolicy === 'unsafe-url' ||
    referrerPolicy === 'origin' ||
    referrerPolicy === 'origin-when-cross-origin' ||
    (referrerPolicy === 'same-origin' ? sameOrigin : referrerPolicy !== 'no-referrer' && !isDowngrade);
  if (isSent) headers.push(['Referer', `${origin.serialized}/`]);
}

import { getHeader } from './header-list.js';
import { isSameOrigin, isSameSite, type Origin, originOf } from './origin.js';
import type { FetchRequest } from './request.js';
import type { FetchResponse } from './response.js';

/**
 * `Cross-Origin-Resource-Policy`, which may keep even an opaque response from a page.
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function isBlockedByResourcePolicy(
  { origin, engine }: FetchRequest,
  response: FetchResponse,
  top: Origin,
): boolean {
  const target = originOf(response.url);
  switch (getHeader(response.headers, 'Cross-Origin-Resource-Policy')) {
    case 'same-origin':
      return !isSameOrigin(origin, target);
    case 'same-site':
      // An https resource is not shared with an http page of the same site, which isSameSite sees by the scheme.
      return !isSameSite(origin.opaque && engine.opaqueOriginsHaveSites ? top : origin, target);
    default:
      return false;
  }
}

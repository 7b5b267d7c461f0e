import { isPotentiallyTrustworthy, isSameOrigin, isSameSite, originOf } from './origin.js';
import { currentUrl, type FetchRequest } from './request.js';

/** `Sec-Fetch-Dest`, `-Mode` and `-Site`, by which servers tell who asks. https://w3c.github.io/webappsec-fetch-metadata/ */
export function appendFetchMetadata(request: FetchRequest, headers: [string, string][]): void {
  if (!isPotentiallyTrustworthy(originOf(currentUrl(request)))) return;
  headers.push(
    ['Sec-Fetch-Dest', request.mode === 'navigate' ? 'document' : 'empty'],
    ['Sec-Fetch-Mode', request.mode],
    ['Sec-Fetch-Site', siteOfRequest(request)],
  );
}

/** https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header */
function siteOfRequest({ origin, urls }: FetchRequest): string {
  const origins = urls.map(originOf);
  if (origins.every((url) => isSameOrigin(url, origin))) return 'same-origin';
  return origins.every((url) => isSameSite(url, origin)) ? 'same-site' : 'cross-site';
}

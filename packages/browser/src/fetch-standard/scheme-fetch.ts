import type { FetchParams } from './fetch-params.js';
import { httpFetch } from './http-fetch.js';
import { currentUrl } from './request.js';
import type { FetchResponse, NetworkError } from './response.js';

/** https://fetch.spec.whatwg.org/#concept-scheme-fetch, for the schemes that a page's script may fetch. */
export async function schemeFetch(params: FetchParams): Promise<FetchResponse | NetworkError> {
  const url = currentUrl(params.request);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return httpFetch(params, false);
    case 'data:': {
      // The platform's own fetch knows data: URLs, and there is nothing in them to be kept from anybody.
      const response = await fetch(url);
      const body = new Uint8Array(await response.arrayBuffer());
      const headers = [...response.headers];
      return { url, status: 200, statusText: 'OK', headers, fields: headers, body };
    }
    default:
      return { blocked: 'scheme-without-cors', stage: 'actual', subject: url.protocol };
  }
}

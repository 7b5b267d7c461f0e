import type { HttpExchange } from './fetch-standard/fetch-params.js';
import type { FilteredResponse } from './fetch-standard/filtered-response.js';
import type { FetchRequest } from './fetch-standard/request.js';
import { isNullBodyStatus } from './fetch-standard/response.js';

/** What a page's `fetch` resolves to: a `Response` with only what the page may read. */
export interface BrowserResponse extends Response {
  readonly type: FilteredResponse['type'];
  /** Everything that went over the wire, heads only, in order: what the page does not see and a test may. */
  readonly exchange: readonly HttpExchange[];
  clone(): BrowserResponse;
}

/**
 * The platform's own Response, with what its constructor does not take laid over it: a type, a URL, status 0. The road
 * not taken is a subclass: Node's constructor reads the getters before the subclass has its fields.
 */
export function makeBrowserResponse(
  filtered: FilteredResponse,
  exchange: readonly HttpExchange[],
  { method, engine }: Pick<FetchRequest, 'method' | 'engine'>,
): BrowserResponse {
  const { type, url, redirected, status, statusText } = filtered;
  const isReadable = method !== 'HEAD' && (!isNullBodyStatus(status) || (status === 205 && engine.bodyOf205));
  const response = new Response(isReadable ? (filtered.body as BodyInit | null) : null);
  for (const [name, value] of filtered.headers) response.headers.append(name, value);
  return dress(response, {
    type,
    url,
    redirected,
    status,
    statusText,
    ok: status >= 200 && status <= 299,
    exchange,
  });
}

function dress(response: Response, properties: Record<string, unknown>): BrowserResponse {
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(response, name, { value });
  const clone = () => dress(Response.prototype.clone.call(response), properties);
  return Object.defineProperty(response, 'clone', { value: clone }) as BrowserResponse;
}

import type { HeaderList } from '../fetch-standard/header-list.js';
import { isNullBodyStatus } from '../fetch-standard/response.js';
import type { HttpRequest, Transport } from '../fetch-standard/transport.js';

/** A server as Workers, Deno, Bun and Hono know it. What it throws is no answer. */
// biome-ignore lint/suspicious/noExplicitAny: what follows the request (env, context) is the application's own
export type FetchHandler = (request: Request, ...rest: any[]) => Response | Promise<Response>;

/** Calls a fetch handler in this process. */
export const fetchTransport = (handler: FetchHandler): Transport => ({
  async send(request) {
    const response = await handler(asRequest(request));
    if (typeof response?.status !== 'number') throw new TypeError('the handler returned no Response');
    // As it comes: an event stream never ends.
    const body = isNullBodyStatus(response.status) ? null : response.body;
    return {
      status: response.status,
      statusText: response.statusText,
      headers: fieldLines(response.headers),
      body,
    };
  },
});

/** Every `Set-Cookie` by itself; the rest of a `Headers` is joined already. */
const fieldLines = (headers: Headers): HeaderList => [...headers];

function asRequest({ method, url, headers, body, signal }: HttpRequest): Request {
  const init = {
    method,
    headers: headers as [string, string][],
    body,
    signal,
    duplex: 'half',
  } as RequestInit;
  const request = new Request(url, init);
  // In a browser page the platform drops Origin, Cookie and other fields that a server has to see.
  if (headers.some(([name]) => !request.headers.has(name))) {
    Object.defineProperty(request, 'headers', { value: new Headers(headers as [string, string][]) });
  }
  return request;
}

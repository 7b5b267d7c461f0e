import { type CorsRequest, plainRequest } from '../../policy/cors-request.js';
import type { Answer, Decision } from '../../protocol/decision.js';
import { mergeVary } from '../../protocol/vary.js';

/** The facts of a fetch server's request, as `decide` and `explain` take them. */
export const corsRequestOf = (request: Request): CorsRequest => plainRequest(new WebCorsRequest(request));

/** The same, as the adapters take them: each field is read when it is asked for, and most never are. */
export class WebCorsRequest implements CorsRequest {
  readonly method: string;
  readonly origin: string | undefined;
  readonly requestMethod: string | undefined;

  constructor(readonly native: Request) {
    this.method = native.method;
    this.origin = this.#field('origin');
    // What makes a preflight is looked at more than once.
    this.requestMethod = this.method === 'OPTIONS' ? this.#field('access-control-request-method') : undefined;
  }

  get requestHeaders(): string | undefined {
    return this.#field('access-control-request-headers');
  }
  get requestPrivateNetwork(): string | undefined {
    return this.#field('access-control-request-private-network');
  }
  /** It begins at the third slash; parsing the whole URL costs more than the rest of this. */
  get path(): string {
    const { url } = this.native;
    return url.slice(url.indexOf('/', url.indexOf('://') + 3));
  }
  get host(): string | undefined {
    return this.#field('host') ?? /:\/\/([^/?#]+)/.exec(this.native.url)?.[1];
  }
  get secFetchSite(): string | undefined {
    return this.#field('sec-fetch-site');
  }

  #field(name: string): string | undefined {
    return this.native.headers.get(name) ?? undefined;
  }
}

/** The response that is the policy's alone. */
export const answerOf = ({ status, headers, body }: Answer): Response =>
  new Response(body ?? null, { status, headers: Object.fromEntries(headers) });

/** On a response: that it carries a decision's fields already. A handler may return one and the same for two requests. */
const DRESSED = Symbol('fullcors.dressed');

/**
 * The response with the decision's fields in force: the application's own CORS fields removed, `Vary` merged. Where its
 * headers are immutable (it came from `fetch` or a cache: hono#1102), or it has been given to another request, it is
 * copied; a 101 and a network error cannot be, and are left alone.
 */
export function dress(response: Response & { [DRESSED]?: true }, decision: Decision): Response {
  if (response.status < 200) return response;
  if (!response[DRESSED] && setFields(response.headers, decision)) {
    response[DRESSED] = true;
    return response;
  }
  const copy = new Response(response.body, response);
  setFields(copy.headers, decision);
  return copy;
}

/** False when the headers are immutable. */
function setFields(headers: Headers, decision: Decision): boolean {
  try {
    let vary = '';
    const own: string[] = [];
    for (const name of headers.keys()) {
      if (name === 'vary') vary = headers.get(name) ?? '';
      else if (name.startsWith('access-control-')) own.push(name);
    }
    for (const name of own) headers.delete(name);
    for (const [name, value] of decision.headers) {
      headers.set(name, name === 'vary' ? mergeVary(vary, value) : value);
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

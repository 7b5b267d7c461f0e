import { type CorsRequest, plainRequest } from '../../policy/cors-request.js';
import type { Answer, Decision } from '../../protocol/decision.js';
import { mergeVary } from '../../protocol/vary.js';

/** The facts of a fetch server's request, as `decide` and `explain` take them. */
export const corsRequestOf = (request: Request): CorsRequest => plainRequest(new WebCorsRequest(request));

const HOST = /^[^/]+\/\/([^/?#]*)/;

/** The same, as the adapters take them: each field is read when it is asked for, and most never are. */
export class WebCorsRequest implements CorsRequest {
  readonly method: string;
  readonly origin: string | undefined;

  constructor(readonly native: Request) {
    this.method = native.method;
    // The others are read in a preflight only, if at all.
    this.origin = this.#field('origin');
  }

  get requestMethod(): string | undefined {
    return this.#field('access-control-request-method');
  }
  get requestHeaders(): string | undefined {
    return this.#field('access-control-request-headers');
  }
  get requestPrivateNetwork(): string | undefined {
    return this.#field('access-control-request-private-network');
  }
  /** Parsing the whole URL costs more than the rest of this. */
  get path(): string {
    return this.native.url.replace(HOST, '');
  }
  get host(): string | undefined {
    return this.#field('host') ?? HOST.exec(this.native.url)?.[1];
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
  new Response(body, { status, headers: Object.fromEntries(headers) });

/** On a response: that it carries a decision's fields already. A handler may return one and the same for two requests. */
const DRESSED = Symbol('fullcors');

/**
 * The response with the decision's fields in force: the application's own CORS fields removed, `Vary` merged. Where its
 * headers are immutable (it came from `fetch` or a cache: hono#1102), or it has been given to another request, it is
 * copied; a 101 and a network error cannot be, and are left alone.
 */
export function dress(response: Response & { [DRESSED]?: true }, decision: Decision): Response {
  if (response.status < 200) return response;
  if (!response[DRESSED]) {
    try {
      setFields(response.headers, decision);
      response[DRESSED] = true;
      return response;
    } catch {
      // They are immutable. By the class of the error it could not be told: Vercel's is another realm's.
    }
  }
  const copy = new Response(response.body, response);
  setFields(copy.headers, decision);
  return copy;
}

function setFields(headers: Headers, decision: Decision): void {
  const own: string[] = [];
  // In Deno a third of what an iterator takes.
  headers.forEach((_, name) => {
    if (name.startsWith('access-control-')) own.push(name);
  });
  for (const name of own) headers.delete(name);
  for (const [name, value] of decision.headers) {
    headers.set(name, name === 'vary' ? mergeVary(headers.get(name) ?? '', value) : value);
  }
}

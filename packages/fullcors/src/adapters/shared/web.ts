import type { CorsRequest } from '../../policy/cors-request.js';
import type { Answer, Decision } from '../../protocol/decision.js';
import { mergeVary } from '../../protocol/vary.js';

/** The facts of a fetch server's request, as `decide`, `explain` and the adapters take them. */
export function corsRequestOf(request: Request): CorsRequest {
  const { method, headers, url } = request;
  const field = (name: string): string | undefined => headers.get(name) ?? undefined;
  return {
    method,
    origin: field('Origin'),
    requestMethod: field('Access-Control-Request-Method'),
    requestHeaders: field('Access-Control-Request-Headers'),
    requestPrivateNetwork: field('Access-Control-Request-Private-Network'),
    // The path begins at the third slash; parsing the whole URL costs more than the rest of this.
    path: url.slice(url.indexOf('/', url.indexOf('://') + 3)),
    host: field('host') ?? hostOf(url),
    secFetchSite: field('sec-fetch-site'),
    native: request,
  };
}

const hostOf = (url: string): string | undefined => /:\/\/([^/?#]+)/.exec(url)?.[1];

/** The response that is the policy's alone. */
export function answerOf({ status, headers, body }: Answer): Response {
  return new Response(body ?? null, { status, headers: headers as [string, string][] });
}

/** Responses that carry a decision's fields already. A handler may return one and the same for two requests. */
const dressed = new WeakSet<Response>();

/**
 * The response with the decision's fields in force: the application's own CORS fields removed, `Vary` merged. Where its
 * headers are immutable (it came from `fetch` or a cache: hono#1102), or it has been given to another request, it is
 * copied; a 101 and a network error cannot be, and are left alone.
 */
export function dress(response: Response, decision: Decision): Response {
  if (response.status < 200) return response;
  if (!dressed.has(response) && setFields(response.headers, decision)) {
    dressed.add(response);
    return response;
  }
  const copy = new Response(response.body, response);
  setFields(copy.headers, decision);
  return copy;
}

/** False when the headers are immutable. */
function setFields(headers: Headers, decision: Decision): boolean {
  try {
    for (const name of [...headers.keys()]) {
      if (name.startsWith('access-control-')) headers.delete(name);
    }
    for (const [name, value] of decision.headers) {
      headers.set(name, name === 'Vary' ? mergeVary(headers.get(name) ?? '', value) : value);
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { isAnswer } from '../protocol/decision.js';
import { isPromise } from '../protocol/is-promise.js';
import { asCors, type MadeCors } from './shared/as-cors.js';
import { answerOf, dress, WebCorsRequest } from './shared/web.js';

export { corsRequestOf } from './shared/web.js';

/** What a fetch server calls: `rest` is its own business (Workers' `env` and `ctx`, Next.js's `{ params }`). */
export type FetchHandler<Rest extends unknown[], R extends Request = Request> = (
  request: R,
  ...rest: Rest
) => Response | Promise<Response>;

/**
 * CORS for anything `(Request) => Response`: Deno, Bun, Workers, Next.js route handlers (export it as OPTIONS too).
 *
 * What the handler throws is answered with 500, since the runtime's own 500 would carry no CORS fields and look like a
 * CORS error to the page; it is written to the console. A thrown Response is the answer, and what Next.js throws to
 * redirect is left to Next.js.
 * @throws CorsPolicyError with every problem of the options.
 */
export function cors<
  const T extends CorsOptions & object,
  Rest extends unknown[] = [],
  R extends Request = Request,
>(
  optionsOrCors: MadeCors | Checked<T>,
  handler: FetchHandler<Rest, R>,
): (request: R, ...rest: Rest) => Promise<Response> {
  const policy = asCors(optionsOrCors);
  return async function fullcors(request, ...rest) {
    const decided = policy.decideAsync(new WebCorsRequest(request));
    const decision = isPromise(decided) ? await decided : decided;
    if (isAnswer(decision)) return answerOf(decision);
    let response: Response;
    try {
      response = await handler(request, ...rest);
      if (!(response instanceof Response)) throw new TypeError('the handler returned no Response');
    } catch (thrown) {
      response = responseFor(thrown);
    }
    return dress(response, decision);
  };
}

function responseFor(thrown: unknown): Response {
  if (thrown instanceof Response) return thrown;
  if (String((thrown as { digest?: unknown } | null)?.digest).startsWith('NEXT_')) throw thrown;
  console.error(thrown);
  return new Response('Internal Server Error', { status: 500 });
}

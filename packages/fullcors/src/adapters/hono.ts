export { corsRequestOf } from './shared/web.js';

import { asRuler, holdRuling } from '#node-answer';
import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { type Answer, isAnswer } from '../protocol/decision.js';
import { isPromise } from '../protocol/is-promise.js';
import { decisionFor } from '../protocol/ruling.js';
import { asCors, type MadeCors } from './shared/as-cors.js';
import { warnMountedTwice } from './shared/warn.js';
import { answerOf, dress, WebCorsRequest } from './shared/web.js';

/** The least that is needed of a Hono context. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** On Node, @hono/node-server puts the raw request and response here. */
  // biome-ignore lint/suspicious/noExplicitAny: the application's own bindings, of any shape
  readonly env: any;
  // biome-ignore lint/suspicious/noExplicitAny: read as a Response, written as a Response or undefined
  res: any;
}

/** On a request: the policy that decides on it. */
const DECIDING = Symbol('fullcors.deciding');

/** Hono's middleware. */
export type HonoMiddleware = (c: HonoContext, next: () => Promise<void>) => Promise<Response | undefined>;

/**
 * CORS for Hono 4: `app.use(cors(options))`, before everything else. Hono turns what handlers throw into a response
 * before it returns to its middleware, so errors carry the same fields.
 * @throws CorsPolicyError with every problem of the options.
 */
export function cors<const T extends CorsOptions & object>(
  optionsOrCors: MadeCors | Checked<T>,
): HonoMiddleware {
  const policy = asCors(optionsOrCors);
  const ruler = asRuler?.(policy);
  return async function fullcors(c, next) {
    // One decision a request: where two policies are mounted the first decides, since it alone sees the preflight.
    const request = c.req.raw as Request & { [DECIDING]?: MadeCors };
    const earlier = request[DECIDING];
    if (earlier) {
      if (earlier !== policy) warnMountedTwice();
      await next();
      return undefined;
    }
    request[DECIDING] = policy;
    const { incoming, outgoing } = c.env ?? {};
    // On Node the fields are written with the head, also when a handler writes to the raw response, around Hono. Neither
    // the Request nor the Response is touched: to make their headers takes them off the server's fast path, at 3 us.
    if (ruler && holdRuling && incoming?.rawHeaders && outgoing?.writeHead) {
      const held = holdRuling(ruler, incoming, outgoing, undefined, true, request);
      if (held.settled) await held.settled;
      const { ruling, origin } = held;
      if (ruling.status !== undefined) return answerOf(decisionFor(ruling, origin) as Answer);
      await next();
      return undefined;
    }
    const decided = policy.decideAsync(new WebCorsRequest(request));
    const decision = isPromise(decided) ? await decided : decided;
    if (isAnswer(decision)) return answerOf(decision);
    await next();
    const response = dress(c.res, decision);
    if (response !== c.res) {
      // Hono merges the fields of the response before into the one after, unless there is none.
      c.res = undefined;
      c.res = response;
    }
    return undefined;
  };
}

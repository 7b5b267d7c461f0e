export { corsRequestOf } from './shared/web.js';

import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { isAnswer } from '../protocol/decision.js';
import { asCors, type MadeCors } from './shared/as-cors.js';
import { holdHead } from './shared/node-head.js';
import { warnMountedTwice } from './shared/warn.js';
import { answerOf, corsRequestOf, dress } from './shared/web.js';

/** The least that is needed of a Hono context. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** On Node, @hono/node-server puts the raw response here. */
  // biome-ignore lint/suspicious/noExplicitAny: the application's own bindings, of any shape
  readonly env: any;
  // biome-ignore lint/suspicious/noExplicitAny: read as a Response, written as a Response or undefined
  res: any;
}

/** The policy that decides on each request. */
const deciding = new WeakMap<Request, MadeCors>();

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
  return async function fullcors(c, next) {
    // One decision a request: where two policies are mounted the first decides, since it alone sees the preflight.
    const first = deciding.get(c.req.raw) ?? policy;
    deciding.set(c.req.raw, first);
    if (first !== policy) {
      warnMountedTwice();
      await next();
      return undefined;
    }
    const decision = await policy.decideAsync(corsRequestOf(c.req.raw));
    if (isAnswer(decision)) return answerOf(decision);
    // What is written to Node's own response, around Hono, is under the policy as well.
    if (typeof c.env?.outgoing?.writeHead === 'function') holdHead(c.env.outgoing, decision);
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

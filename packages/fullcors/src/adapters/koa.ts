export { corsRequestOf } from './shared/node-request.js';

import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { isAnswer } from '../protocol/decision.js';
import type { MadeCors } from './shared/as-cors.js';
import { asRuler } from './shared/as-ruler.js';
import { holdRuling } from './shared/node-answer.js';
import type { NodeRequest, NodeResponse } from './shared/node-types.js';

/** The least that is needed of a Koa context. */
export interface KoaContext {
  readonly req: NodeRequest;
  readonly res: NodeResponse;
  /** The path as the browser asked for it; koa-mount cuts `req.url`. */
  readonly originalUrl: string;
  status: number;
  body: unknown;
}

/** Koa's middleware. */
export type KoaMiddleware = (ctx: KoaContext, next: () => Promise<unknown>) => Promise<void>;

/**
 * CORS for Koa 2 and 3: `app.use(cors(options))`, before everything else. The decision is held on Koa's raw response, so
 * that it also stands when `ctx.onerror` clears every header, and when `ctx.respond` is false.
 * @throws CorsPolicyError with every problem of the options.
 */
export function cors<const T extends CorsOptions & object>(
  optionsOrCors: MadeCors | Checked<T>,
): KoaMiddleware {
  const ruler = asRuler(optionsOrCors);
  return async function fullcors(ctx, next) {
    const held = holdRuling(ruler, ctx.req, ctx.res, ctx.originalUrl);
    if (held.settled) await held.settled;
    const { decision } = held.ruling;
    if (isAnswer(decision)) {
      // Through Koa, so that loggers and timers mounted before see the answer.
      ctx.status = decision.status;
      ctx.body = decision.status === 204 ? null : (decision.body ?? '');
    } else {
      await next();
    }
  };
}

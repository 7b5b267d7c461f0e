import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import type { MadeCors } from './shared/as-cors.js';
import { asRuler } from './shared/as-ruler.js';
import { holdRuling, sendAnswer } from './shared/node-answer.js';
import type { Held } from './shared/node-head.js';
import type { NodeRequest, NodeResponse } from './shared/node-types.js';

export { corsRequestOf } from './shared/node-request.js';
export type { NodeRequest, NodeResponse };

/** `(req, res, next) => void`, for node:http, node:http2 and everything that takes Connect's middleware. */
export type NodeMiddleware = (req: NodeRequest, res: NodeResponse, next: (error?: unknown) => void) => void;

/**
 * CORS for node:http, node:http2 (compatibility API) and Connect. Mount it first; it answers preflights itself and calls
 * `next` for everything else.
 * @throws CorsPolicyError with every problem of the options.
 */
export function cors<const T extends CorsOptions & object>(
  optionsOrCors: MadeCors | Checked<T>,
): NodeMiddleware {
  const ruler = asRuler(optionsOrCors);
  return function fullcors(req, res, next) {
    const held = holdRuling(ruler, req, res, undefined, true);
    if (held.settled) held.settled.then(() => proceed(res, held, next));
    else proceed(res, held, next);
  };
}

function proceed(res: NodeResponse, held: Held, next: () => void): void {
  if (held.ruling.status === undefined) next();
  else sendAnswer(res, held);
}

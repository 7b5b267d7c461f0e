import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { type Decision, isAnswer } from '../protocol/decision.js';
import { asCors, type MadeCors } from './shared/as-cors.js';
import { holdDecision, isPromise, sendAnswer } from './shared/node-answer.js';
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
  const policy = asCors(optionsOrCors);
  return function fullcors(req, res, next) {
    const proceed = (decision: Decision): void => {
      if (isAnswer(decision)) sendAnswer(res, decision);
      else next();
    };
    const decision = holdDecision(policy, req, res);
    if (isPromise(decision)) decision.then(proceed);
    else proceed(decision);
  };
}

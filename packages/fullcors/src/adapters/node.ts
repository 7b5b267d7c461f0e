import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { type Decision, isAnswer } from '../protocol/decision.js';
import { asCors, isPromise, type MadeCors } from './shared/as-cors.js';
import { holdDecision, sendAnswer } from './shared/node-answer.js';
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
    const decision = holdDecision(policy, req, res, undefined, true);
    if (isPromise(decision)) decision.then((decided) => proceed(res, decided, next));
    else proceed(res, decision, next);
  };
}

function proceed(res: NodeResponse, decision: Decision, next: () => void): void {
  if (isAnswer(decision)) sendAnswer(res, decision);
  else next();
}

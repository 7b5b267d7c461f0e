import type { Answer, Decision } from '../../protocol/decision.js';
import type { MadeCors } from './as-cors.js';
import { holdHead } from './node-head.js';
import { corsRequestOf } from './node-request.js';
import type { NodeRequest, NodeResponse } from './node-types.js';
import { warnMountedTwice } from './warn.js';

const DECIDED = Symbol.for('fullcors.decided');
interface DecidedResponse extends NodeResponse {
  [DECIDED]?: { readonly cors: MadeCors; readonly decision: Decision | Promise<Decision> };
}

const UNDECIDED: Decision = {
  kind: 'actual',
  allowed: false,
  status: undefined,
  headers: [['Vary', 'Origin']],
};

/**
 * Decides on a Node request and holds the response's head to it. One decision a request: where two policies are
 * mounted on it the first decides, since it alone sees the preflight.
 */
export function holdDecision(
  cors: MadeCors,
  req: NodeRequest,
  res: NodeResponse,
  path?: string,
): Decision | Promise<Decision> {
  const earlier = (res as DecidedResponse)[DECIDED];
  if (earlier) {
    if (earlier.cors !== cors) warnMountedTwice();
    return earlier.decision;
  }
  const decision = cors.decideAsync(corsRequestOf(req, path));
  (res as DecidedResponse)[DECIDED] = { cors, decision };
  if (isPromise(decision)) {
    // A host that answers before the predicate has (Fastify, a malformed URL) grants nobody anything.
    holdHead(res, UNDECIDED);
    return decision.then((decided) => {
      holdHead(res, decided);
      return decided;
    });
  }
  holdHead(res, decision);
  return decision;
}

/** Sends an answer that is the policy's alone. */
export function sendAnswer(res: NodeResponse, { status, body = '' }: Answer): void {
  // Something else has answered while a predicate was asked: a timeout, say.
  if (res.headersSent) return;
  // Set and not given to writeHead, at some cost: loggers read a response's fields with getHeader when it is finished.
  res.statusCode = status;
  // RFC 9110 section 8.6 forbids Content-Length on a 204; elsewhere it spares a chunked empty body.
  if (status !== 204) res.setHeader('Content-Length', String(Buffer.byteLength(body)));
  res.end(body);
}

export const isPromise = <T extends object>(value: T | Promise<T>): value is Promise<T> => 'then' in value;

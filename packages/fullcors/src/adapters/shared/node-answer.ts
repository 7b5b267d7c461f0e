import { isPromise } from '../../protocol/is-promise.js';
import { Ruling } from '../../protocol/ruling.js';
import type { Ruler } from './as-ruler.js';
import { answerLinesOf, headWith } from './node-fields.js';
import { Held, heldOn, holdHead } from './node-head.js';
import { NodeCorsRequest } from './node-request.js';
import type { NodeRequest, NodeResponse } from './node-types.js';
import { warnMountedTwice } from './warn.js';

export { asRuler } from './as-ruler.js';

const UNDECIDED = new Ruling({
  kind: 'actual',
  allowed: false,
  status: undefined,
  headers: [['vary', 'Origin']],
});

/**
 * Rules on a Node request and holds the response's head to it. One ruling a request: where two policies are mounted on
 * it the first rules, since it alone sees the preflight.
 * @param sends whether an answer is sent as it is, and has no need of a held head
 * @param native what `allowOriginIf` is shown as the server's own request
 */
export function holdRuling(
  { cors, rule }: Ruler,
  req: NodeRequest,
  res: NodeResponse,
  path: string | undefined,
  sends = false,
  native: unknown = req,
): Held {
  const earlier = heldOn(res);
  if (earlier) {
    if (earlier.cors !== cors) warnMountedTwice();
    return earlier;
  }
  const request = new NodeCorsRequest(req, path, native);
  const ruling = rule(request);
  if (!isPromise(ruling)) {
    const held = new Held(res, cors, ruling, request.origin);
    if (!sends || ruling.status === undefined) holdHead(res, held);
    return held;
  }
  // A host that answers before the predicate has (Fastify, a malformed URL) grants nobody anything.
  const held = new Held(res, cors, UNDECIDED, request.origin);
  holdHead(res, held);
  held.settled = ruling.then((settled) => {
    held.ruling = settled;
  });
  return held;
}

/** Sends an answer that is the policy's alone. */
export function sendAnswer(res: NodeResponse, held: Held): void {
  // Something else has answered while a predicate was asked: a timeout, say.
  if (res.headersSent) return;
  const { ruling, origin } = held;
  res.writeHead(ruling.status, headWith(res, answerLinesOf(ruling, origin), undefined, held.hasFields));
  res.end(ruling.decision.body);
}

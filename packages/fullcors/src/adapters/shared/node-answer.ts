import { type Answer, type Decision, isAnswer } from '../../protocol/decision.js';
import { isPromise, type MadeCors } from './as-cors.js';
import { headWith } from './node-fields.js';
import { heldOn, holdHead } from './node-head.js';
import { NodeCorsRequest } from './node-request.js';
import type { NodeRequest, NodeResponse } from './node-types.js';
import { warnMountedTwice } from './warn.js';

const UNDECIDED: Decision = {
  kind: 'actual',
  allowed: false,
  status: undefined,
  headers: [['vary', 'Origin']],
};

/**
 * Decides on a Node request and holds the response's head to it. One decision a request: where two policies are
 * mounted on it the first decides, since it alone sees the preflight.
 * @param sends whether an answer is sent as it is, and has no need of a held head
 * @param native what `allowOriginIf` is shown as the server's own request
 */
export function holdDecision(
  cors: MadeCors,
  req: NodeRequest,
  res: NodeResponse,
  path: string | undefined,
  sends = false,
  native: unknown = req,
): Decision | Promise<Decision> {
  const earlier = heldOn(res);
  if (earlier) {
    if (earlier.cors !== cors) warnMountedTwice();
    return earlier.decided;
  }
  const decided = cors.decideAsync(new NodeCorsRequest(req, path, native));
  if (!isPromise(decided)) {
    if (!sends || !isAnswer(decided)) holdHead(res, cors, decided, decided);
    return decided;
  }
  // A host that answers before the predicate has (Fastify, a malformed URL) grants nobody anything.
  const held = holdHead(res, cors, decided, UNDECIDED);
  held.decided = decided.then((decision) => {
    held.decision = decision;
    return decision;
  });
  return held.decided;
}

/** Sends an answer that is the policy's alone. */
export function sendAnswer(res: NodeResponse, answer: Answer): void {
  // Something else has answered while a predicate was asked: a timeout, say.
  if (res.headersSent) return;
  const { status, body } = answer;
  const isBlank = body === undefined && res.getHeaderNames().length === 0 && !('stream' in res);
  if (isBlank && !heldOn(res)) {
    res.writeHead(status, linesOf(answer));
  } else {
    const given = lengthOf(answer);
    res.writeHead(status, heldOn(res) ? given : headWith(res, res.setHeader, answer, given, true, true));
  }
  res.end(body);
}

/** RFC 9110 section 8.6 forbids Content-Length on a 204; elsewhere it spares a chunked empty body. */
const lengthOf = ({ status, body = '' }: Answer): readonly string[] =>
  status === 204 ? [] : ['content-length', String(Buffer.byteLength(body))];

/** Of the answers that are shared: what they come to, which takes a tenth of a preflight's time. */
const lines = new WeakMap<Answer, readonly string[]>();

/** Names and values in turn. */
function linesOf(answer: Answer): readonly string[] {
  let found = lines.get(answer);
  if (!found) {
    found = [...answer.headers.flat(), ...lengthOf(answer)];
    if (Object.isFrozen(answer)) lines.set(answer, found);
  }
  // Node and what is around it may do with its own as they like.
  return found.slice();
}

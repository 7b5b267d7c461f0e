import { explainer } from '#explain';
import { memoryFor, REMEMBERS } from '#memory';
import { buildPolicy, type Place } from '../policy/build-policy.js';
import type { Building } from '../policy/building.js';
import type { CorsRequest } from '../policy/cors-request.js';
import type { Policy } from '../policy/policy.js';
import type { Variables } from '../policy/variables.js';
import { decide, judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import type { Memory } from './memory/last-decisions.js';
import type { Verdict } from './origin-check.js';
import { type PreparedPolicy, preparePolicy } from './prepare.js';

/** The policy in force, ready to answer. */
export interface InForce {
  readonly policy: Policy;
  /** The policy for the path of a request. */
  readonly at: (request: Pick<CorsRequest, 'path'>) => Chosen;
}

/** A place and its policy, prepared. */
export interface Chosen extends Place {
  readonly of: PreparedPolicy;
  readonly memory?: Memory | undefined;
}

/** Builds everything before anything is changed. */
export function* putInForce(options: unknown, env: Variables): Building<InForce> {
  const { data, places, placeOf } = yield* buildPolicy(options, env);
  const prepared = new Map(places.map((place) => [place, prepare(place)]));
  const at = (path: string): Chosen => prepared.get(placeOf(path)) as Chosen;
  const base = at('/');
  return { policy: data, at: places.length > 1 ? ({ path = '/' }) => at(path) : () => base };
}

function prepare(place: Place): Chosen {
  const of = preparePolicy(place.of);
  return { ...place, of, ...(REMEMBERS && { memory: memoryFor(of) }) };
}

/** The decision, once the origin has been judged; under `debug` a refusal says why. */
export function decideAt(chosen: Chosen, request: CorsRequest, verdict: Verdict | undefined): Decision {
  const decision = decide(chosen.of, request, verdict);
  // Without the part there is no policy with `debug`: build-path-policy.ts refuses it.
  if (!chosen.of.data.debug || !explainer || decision.allowed) return decision;
  return explainer.withReasons(chosen, request, verdict, decision);
}

/** The decision; a promise only where `allowOriginIf` has to be asked. */
export function decideAsync(inForce: InForce, request: CorsRequest): Decision | Promise<Decision> {
  const chosen = inForce.at(request);
  const { memory } = chosen;
  // Most requests have none, and this is all that they cost.
  if (!request.origin) return chosen.of.withoutOrigin;
  return REMEMBERS && memory
    ? memory.recall(chosen, request, decideAnew as DecideNow)
    : decideAnew(chosen, request);
}

/** Nothing is remembered where a predicate has to be asked. */
type DecideNow = (chosen: Chosen, request: CorsRequest) => Decision;

function decideAnew(chosen: Chosen, request: CorsRequest): Decision | Promise<Decision> {
  const verdict = judgeOrigin(chosen.of, request);
  return typeof verdict === 'object'
    ? verdict.then((said) => decideAt(chosen, request, said))
    : decideAt(chosen, request, verdict);
}

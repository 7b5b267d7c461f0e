import { explainer } from '#explain';
import { buildPolicy, type Place } from '../policy/build-policy.js';
import type { Building } from '../policy/building.js';
import type { CorsRequest } from '../policy/cors-request.js';
import type { Policy } from '../policy/policy.js';
import type { Variables } from '../policy/variables.js';
import { decide, judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import { isPromise } from './is-promise.js';
import type { Verdict } from './origin-check.js';
import { type PreparedPolicy, preparePolicy } from './prepare.js';
import { decisionFor, type Rule, Ruling } from './ruling.js';

/** The policy in force, ready to answer. */
export interface InForce {
  readonly describe: () => Policy;
  /** What it says, frozen to its depth; there once somebody has asked. */
  policy?: Policy;
  /** The policy for the path of a request. */
  readonly at: (request: Pick<CorsRequest, 'path'>) => Chosen;
}

/** A place and its policy, prepared. */
export interface Chosen extends Place {
  readonly of: PreparedPolicy;
}

/** Builds everything before anything is changed. */
export function* putInForce(options: unknown, env: Variables): Building<InForce> {
  const { describe, places, placeOf } = yield* buildPolicy(options, env);
  const prepared = new Map(places.map((place) => [place, { ...place, of: preparePolicy(place.of) }]));
  const at = (path: string): Chosen => prepared.get(placeOf(path)) as Chosen;
  const base = at('/');
  return { describe, at: places.length > 1 ? ({ path = '/' }) => at(path) : () => base };
}

/** The ruling on a request; a promise only where `allowOriginIf` has to be asked. */
export function ruleIn(inForce: InForce, request: CorsRequest): Ruling | Promise<Ruling> {
  const chosen = inForce.at(request);
  // Most requests have none, and this is all that they cost.
  if (!request.origin) return chosen.of.withoutOrigin;
  const verdict = judgeOrigin(chosen.of, request);
  return typeof verdict === 'object'
    ? verdict.then((said) => ruleAt(chosen, request, said))
    : ruleAt(chosen, request, verdict);
}

/** The ruling, once the origin has been judged; under `debug` a refusal says why. */
export function ruleAt(chosen: Chosen, request: CorsRequest, verdict: Verdict | undefined): Ruling {
  const ruling = decide(chosen.of, request, verdict);
  // Without the part there is no policy with `debug`: build-path-policy.ts refuses it.
  if (!chosen.of.data.debug || !explainer || ruling.decision.allowed) return ruling;
  const decision = decisionFor(ruling, request.origin);
  return new Ruling(explainer.withReasons(chosen, request, verdict, decision));
}

/** A decision by a rule; a promise only where `allowOriginIf` has to be asked. */
export function decideBy(rule: Rule, request: CorsRequest): Decision | Promise<Decision> {
  const ruling = rule(request);
  const { origin } = request;
  return isPromise(ruling) ? ruling.then((it) => decisionFor(it, origin)) : decisionFor(ruling, origin);
}

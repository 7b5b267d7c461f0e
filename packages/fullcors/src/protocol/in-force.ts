import { explainer } from '#explain';
import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { type BuiltRoute, buildPolicy } from '../policy/build-policy.js';
import type { CorsRequest } from '../policy/cors-request.js';
import type { Variables } from '../policy/environment.js';
import type { Policy } from '../policy/policy.js';
import { decide, judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import type { Verdict } from './origin-check.js';
import { type PreparedPolicy, preparePolicy } from './prepare.js';

/** The policy in force, ready to answer. */
export interface InForce {
  readonly policy: Policy;
  /** The policy for a path. */
  readonly at: (path: string | undefined) => Chosen;
}

/** A policy for some paths, and the pattern of the route it came by; undefined for the base. */
export interface Chosen {
  readonly route: string | undefined;
  readonly of: PreparedPolicy;
  /** Set where different readings of the path lead to different policies: then nobody is allowed. */
  readonly ambiguous?: true;
}

/** Builds everything before anything is changed. */
export function putInForce(options: unknown, env: Variables): InForce {
  const { data, base, routes, findRoute } = buildPolicy(options, env);
  const atBase: Chosen = { route: undefined, of: preparePolicy(base) };
  const byRoute = new Map<BuiltRoute | 'ambiguous' | undefined, Chosen>(
    routes.map((route) => [route, { route: route.pattern, of: preparePolicy(route.of) }]),
  );
  byRoute.set('ambiguous', {
    route: undefined,
    of: preparePolicy(allowNobody(base, routes)),
    ambiguous: true,
  });
  return {
    policy: data,
    at: (path = '/') => (routes.length > 0 && byRoute.get(findRoute(path))) || atBase,
  };
}

/** The base with nobody allowed, and as strict as the strictest route. */
function allowNobody(base: BuiltPathPolicy, routes: readonly BuiltRoute[]): BuiltPathPolicy {
  const enforce = [base, ...routes.map(({ of }) => of)].some(({ data }) => data.enforce);
  return {
    ...base,
    data: { ...base.data, enforce },
    anyOrigin: false,
    nullOrigin: false,
    matches: () => false,
    regex: undefined,
    allowOriginIf: undefined,
  };
}

/** The decision, once the origin has been judged; under `debug` a refusal says why. */
export function decideAt(chosen: Chosen, request: CorsRequest, verdict: Verdict | undefined): Decision {
  const decision = decide(chosen.of, request, verdict);
  if (!chosen.of.data.debug || decision.allowed || decision.status === undefined) return decision;
  // Without the part there is no policy with `debug`: build-path-policy.ts refuses it.
  return explainer?.withReasons(chosen, request, verdict, decision) ?? decision;
}

/** The decision; a promise only where `allowOriginIf` has to be asked. */
export function decideAsync(inForce: InForce, request: CorsRequest): Decision | Promise<Decision> {
  const chosen = inForce.at(request.path);
  const verdict = judgeOrigin(chosen.of, request);
  if (typeof verdict !== 'object') return decideAt(chosen, request, verdict);
  return verdict.then((said) => decideAt(chosen, request, said));
}

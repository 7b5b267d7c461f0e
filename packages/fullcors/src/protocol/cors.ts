import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { type BuiltRoute, buildPolicy } from '../policy/build-policy.js';
import type { Checked } from '../policy/checked-options.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { processVariables, type Variables } from '../policy/environment.js';
import type { CorsOptions } from '../policy/options.js';
import type { Policy } from '../policy/policy.js';
import { decide, judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import { type Check, type Explanation, explainAmbiguous, explainChecks } from './explain.js';
import { checkOrigin, isGranted, type OriginCode } from './origin-check.js';
import { type PreparedPolicy, preparePolicy } from './prepare.js';
import { withReasons } from './problem-details.js';

/** A CORS policy in force. Frozen; only `reconfigure` changes what it answers. */
export interface Cors {
  /**
   * The decision on one request: pure and synchronous.
   * @throws TypeError when the policy for its path has `allowOriginIf`: use `decideAsync`.
   */
  decide(request: CorsRequest): Decision;
  /** The decision on one request, for any policy; a promise only where `allowOriginIf` has to be asked. */
  decideAsync(request: CorsRequest): Decision | Promise<Decision>;
  /**
   * The same verdict with its reasons.
   * @throws TypeError when the policy for its path has `allowOriginIf`: use `explainAsync`.
   */
  explain(request: CorsRequest): Explanation;
  /** The same verdict with its reasons, for any policy. */
  explainAsync(request: CorsRequest): Promise<Explanation>;
  /**
   * Whether an origin is allowed, for what is not fetch: WebSocket upgrades, webhooks, postMessage. Such requests carry
   * cookies whatever `allowCredentials` says, so think twice before you guard one with `allowOrigins: ['*']`. An
   * absent origin is not allowed: no browser sent it.
   * @throws TypeError when the policy has `allowOriginIf`: use `allowsOriginAsync`.
   */
  allowsOrigin(origin: string | undefined, path?: string): boolean;
  /** The same, for any policy. */
  allowsOriginAsync(origin: string | undefined, path?: string): Promise<boolean>;
  /**
   * Swaps the policy between two requests; those under way keep the old one.
   * @throws CorsPolicyError with every problem, and changes nothing.
   */
  reconfigure<const T extends CorsOptions & object>(options: Checked<T>): void;
  /** The policy in force as plain JSON data, in canonical form. */
  readonly policy: Policy;
}

/** What surrounds a policy. */
export interface CorsSurroundings {
  /**
   * Environment variables: `CORS_ENV`, `NODE_ENV` and `CORS_*`. On Workers pass the handler's `env`.
   * @default process.env, where there is one
   */
  env?: Variables;
}

/** The policy in force, ready to answer. */
interface InForce {
  readonly policy: Policy;
  /** The policy for a path. */
  at(path: string | undefined): Chosen;
}
/** A policy for some paths, and the pattern of the route it came by; undefined for the base. */
interface Chosen {
  readonly route: string | undefined;
  readonly of: PreparedPolicy;
  /** Set where different readings of the path lead to different policies: then nobody is allowed. */
  readonly ambiguous?: true;
}

/**
 * Options -> a CORS policy in force.
 * @throws CorsPolicyError with every problem of the options, each with a stable code, the value and the fix.
 */
export function createCors<const T extends CorsOptions & object>(
  options: Checked<T>,
  { env = processVariables() }: CorsSurroundings = {},
): Cors {
  let inForce = putInForce(options, env);

  // A request is answered by the policy that was in force when it came, however long a predicate takes.
  const decided = (chosen: Chosen, request: CorsRequest, code: OriginCode | undefined): Decision => {
    const decision = decide(chosen.of, request, code);
    if (!chosen.of.data.debug || decision.allowed || decision.status === undefined) return decision;
    return withReasons(decision, explainedChecks(chosen, request, code));
  };
  const explained = (chosen: Chosen, request: CorsRequest, code: OriginCode | undefined): Explanation => {
    const decision = decided(chosen, request, code);
    const checks = explainedChecks(chosen, request, code);
    return { kind: decision.kind, allowed: decision.allowed, route: chosen.route, checks, decision };
  };

  return Object.freeze<Cors>({
    decide(request) {
      const chosen = inForce.at(request.path);
      return decided(chosen, request, synchronous(chosen, request, 'decideAsync'));
    },
    decideAsync(request) {
      const chosen = inForce.at(request.path);
      const code = judgeOrigin(chosen.of, request);
      if (typeof code !== 'object') return decided(chosen, request, code);
      return code.then((answer) => decided(chosen, request, answer));
    },
    explain(request) {
      const chosen = inForce.at(request.path);
      return explained(chosen, request, synchronous(chosen, request, 'explainAsync'));
    },
    async explainAsync(request) {
      const chosen = inForce.at(request.path);
      return explained(chosen, request, await judgeOrigin(chosen.of, request));
    },
    allowsOrigin(origin, path) {
      const request = { method: 'GET', origin, path };
      const code = synchronous(inForce.at(path), request, 'allowsOriginAsync');
      return code !== undefined && isGranted(code);
    },
    async allowsOriginAsync(origin, path) {
      const request = { method: 'GET', origin, path };
      const code = await judgeOrigin(inForce.at(path).of, request);
      return code !== undefined && isGranted(code);
    },
    reconfigure(next) {
      inForce = putInForce(next, env);
    },
    get policy() {
      return inForce.policy;
    },
  });
}

/** Builds everything before anything is changed. */
function putInForce(options: unknown, env: Variables): InForce {
  const { data, base, routes, findRoute } = buildPolicy(options, env);
  const atBase: Chosen = { route: undefined, of: preparePolicy(base) };
  const byRoute = new Map(
    routes.map((route) => [route, { route: route.pattern, of: preparePolicy(route.of) }]),
  );
  const nowhere: Chosen = { route: undefined, of: preparePolicy(allowNobody(base, routes)), ambiguous: true };
  return {
    policy: data,
    at(path) {
      if (routes.length === 0) return atBase;
      const route = findRoute(path ?? '/');
      if (route === 'ambiguous') return nowhere;
      return (route && byRoute.get(route)) ?? atBase;
    },
  };
}

/** The base with nobody allowed, and as strict as the strictest route. */
function allowNobody(base: BuiltPathPolicy, routes: readonly BuiltRoute[]): BuiltPathPolicy {
  const enforce = base.data.enforce || routes.some(({ of }) => of.data.enforce);
  return {
    ...base,
    data: { ...base.data, allowOrigins: [], allowOriginRegex: null, allowOriginIf: false, enforce },
    anyOrigin: false,
    nullOrigin: false,
    matches: () => false,
    regex: undefined,
    allowOriginIf: undefined,
  };
}

function explainedChecks(
  chosen: Chosen,
  request: CorsRequest,
  code: OriginCode | undefined,
): readonly Check[] {
  const checks = explainChecks(chosen.of, request, code);
  return chosen.ambiguous && request.origin ? [explainAmbiguous(request), ...checks.slice(1)] : checks;
}

/** The verdict on the origin of a policy that asks nobody. A silent refusal would hide the mistake. */
function synchronous(
  { of: policy }: Chosen,
  request: CorsRequest,
  instead: keyof Cors,
): OriginCode | undefined {
  if (policy.allowOriginIf) {
    throw new TypeError(`the policy has allowOriginIf, which may have to be awaited: use ${instead}`);
  }
  return request.origin ? (checkOrigin(policy, request.origin) as OriginCode) : undefined;
}

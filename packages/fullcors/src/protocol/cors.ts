import { type BuiltRoute, buildPolicy } from '../policy/build-policy.js';
import type { Checked } from '../policy/checked-options.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { processVariables, type Variables } from '../policy/environment.js';
import type { CorsOptions } from '../policy/options.js';
import type { RouteTable } from '../policy/path-pattern.js';
import type { Policy } from '../policy/policy.js';
import { decide, judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import { type Explanation, explainChecks } from './explain.js';
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
  readonly base: PreparedPolicy;
  readonly findRoute: RouteTable<PreparedRoute> | undefined;
}
interface PreparedRoute {
  readonly pattern: string;
  readonly of: PreparedPolicy;
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

  const at = (path: string | undefined): PreparedRoute | undefined => inForce.findRoute?.(path ?? '/');
  const policyFor = (request: CorsRequest): PreparedPolicy => at(request.path)?.of ?? inForce.base;

  const conclude = (policy: PreparedPolicy, request: CorsRequest, code: OriginCode | undefined): Decision => {
    const decision = decide(policy, request, code);
    if (!policy.data.debug || decision.allowed || decision.status === undefined) return decision;
    return withReasons(decision, explainChecks(policy, request, code));
  };
  const explained = (
    route: PreparedRoute | undefined,
    request: CorsRequest,
    code: OriginCode | undefined,
  ): Explanation => {
    const policy = route?.of ?? inForce.base;
    const decision = conclude(policy, request, code);
    const checks = explainChecks(policy, request, code);
    return { kind: decision.kind, allowed: decision.allowed, route: route?.pattern, checks, decision };
  };

  return Object.freeze<Cors>({
    decide(request) {
      const policy = policyFor(request);
      return conclude(policy, request, synchronous(policy, request, 'decideAsync'));
    },
    decideAsync(request) {
      const policy = policyFor(request);
      const code = judgeOrigin(policy, request);
      if (typeof code !== 'object') return conclude(policy, request, code);
      return code.then((answer) => conclude(policy, request, answer));
    },
    explain(request) {
      const route = at(request.path);
      return explained(route, request, synchronous(route?.of ?? inForce.base, request, 'explainAsync'));
    },
    async explainAsync(request) {
      const route = at(request.path);
      return explained(route, request, await judgeOrigin(route?.of ?? inForce.base, request));
    },
    allowsOrigin(origin, path) {
      const request = { method: 'GET', origin, path };
      const code = synchronous(policyFor(request), request, 'allowsOriginAsync');
      return code !== undefined && isGranted(code);
    },
    async allowsOriginAsync(origin, path) {
      const request = { method: 'GET', origin, path };
      const code = await judgeOrigin(policyFor(request), request);
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
  const prepared = new Map<BuiltRoute, PreparedRoute>(
    routes.map((route) => [route, { pattern: route.pattern, of: preparePolicy(route.of) }]),
  );
  const find: RouteTable<PreparedRoute> = (path) => {
    const route = findRoute(path);
    return route && prepared.get(route);
  };
  return { policy: data, base: preparePolicy(base), findRoute: routes.length > 0 ? find : undefined };
}

/** The verdict on the origin of a policy that asks nobody. A silent refusal would hide the mistake. */
function synchronous(
  policy: PreparedPolicy,
  request: CorsRequest,
  instead: keyof Cors,
): OriginCode | undefined {
  if (policy.allowOriginIf)
    throw new TypeError(`the policy has allowOriginIf, which may have to be awaited: use ${instead}`);
  return request.origin ? (checkOrigin(policy, request.origin) as OriginCode) : undefined;
}

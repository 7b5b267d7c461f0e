import { explainer } from '#explain';
import { processVariables } from '../policy/build-policy.js';
import { finish } from '../policy/building.js';
import type { Checked } from '../policy/checked-options.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { deepFreeze } from '../policy/deep-freeze.js';
import type { CorsOptions } from '../policy/options.js';
import type { Policy } from '../policy/policy.js';
import { askForPart } from '../policy/sentences.js';
import type { Variables } from '../policy/variables.js';
import { judgeOrigin } from './decide.js';
import type { Decision } from './decision.js';
import type { Explanation } from './explain/explain.js';
import { finishBetweenRequests } from './finish-between-requests.js';
import { type Chosen, decideBy, putInForce, ruleAt, ruleIn } from './in-force.js';
import type { Verdict } from './origin-check.js';
import { decisionFor, RULE, type Rule } from './ruling.js';

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
   * The same verdict with its reasons. A bundle has it by `import 'fullcors/explain'`.
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
  /**
   * The same, built between requests, half a millisecond at a time: for lists so long that `reconfigure`, at 2 us an
   * origin, would make requests wait. The options must not be changed until the promise resolves, when the policy is in
   * force, unless one that was called later has overtaken it.
   * @throws CorsPolicyError the promise is rejected with every problem, and nothing is changed.
   */
  reconfigureAsync<const T extends CorsOptions & object>(options: Checked<T>): Promise<void>;
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

/**
 * Options -> a CORS policy in force.
 * @throws CorsPolicyError with every problem of the options, each with a stable code, the value and the fix.
 */
export function createCors<const T extends CorsOptions & object>(
  options: Checked<T>,
  { env = processVariables() }: CorsSurroundings = {},
): Cors {
  let inForce = finish(putInForce(options, env));
  // Of the calls that swap the policy: one that fails leaves an earlier one its turn.
  let calls = 0;
  let lastInForce = 0;

  // A request is answered by the policy that was in force when it came, however long a predicate takes.
  const explained = (chosen: Chosen, request: CorsRequest, verdict: Verdict | undefined): Explanation => {
    if (!explainer) throw new TypeError(`explain is not in this bundle: ${askForPart('fullcors/explain')}`);
    const ruling = ruleAt(chosen, request, verdict);
    return explainer.explain(chosen, request, verdict, decisionFor(ruling, request.origin));
  };

  const rule: Rule = (request) => ruleIn(inForce, request);

  const cors: Cors = {
    decide(request) {
      refuseToAsk(inForce.at(request), 'decideAsync');
      return decideBy(rule, request) as Decision;
    },
    decideAsync: (request) => decideBy(rule, request),
    explain(request) {
      const chosen = inForce.at(request);
      refuseToAsk(chosen, 'explainAsync');
      return explained(chosen, request, judgeOrigin(chosen.of, request) as Verdict | undefined);
    },
    async explainAsync(request) {
      const chosen = inForce.at(request);
      return explained(chosen, request, await judgeOrigin(chosen.of, request));
    },
    allowsOrigin(origin, path) {
      const request = { method: 'GET', origin, path };
      const chosen = inForce.at(request);
      refuseToAsk(chosen, 'allowsOriginAsync');
      return judgeOrigin(chosen.of, request) === true;
    },
    async allowsOriginAsync(origin, path) {
      const request = { method: 'GET', origin, path };
      return (await judgeOrigin(inForce.at(request).of, request)) === true;
    },
    reconfigure(next) {
      inForce = finish(putInForce(next, env));
      lastInForce = ++calls;
    },
    async reconfigureAsync(next) {
      const call = ++calls;
      const built = await finishBetweenRequests(putInForce(next, env));
      if (call < lastInForce) return;
      inForce = built;
      lastInForce = call;
    },
    get policy() {
      inForce.policy ??= deepFreeze(inForce.describe());
      return inForce.policy;
    },
  };
  // Not to be listed: nobody who prints a policy needs to see it.
  return Object.freeze(Object.defineProperty(cors, RULE, { value: rule }));
}

/** What cannot wait is not asked of a policy that may have to. A silent refusal would hide the mistake. */
function refuseToAsk({ of: policy }: Chosen, instead: keyof Cors): void {
  if (policy.allowOriginIf) {
    throw new TypeError(`the policy has allowOriginIf, which may have to be awaited: use ${instead}`);
  }
}

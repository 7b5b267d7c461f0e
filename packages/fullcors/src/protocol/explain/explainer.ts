import type { CorsRequest } from '../../policy/cors-request.js';
import { preflightFields } from '../decide.js';
import { type Decision, isAnswer } from '../decision.js';
import type { Chosen } from '../in-force.js';
import type { Verdict } from '../origin-check.js';
import type { PreparedPolicy } from '../prepare.js';
import { passesMethod, requestedNames } from '../request-check.js';
import { type Explanation, explainChecks } from './explain.js';
import { withReasons } from './problem-details.js';

/** What `explain` and `debug` take besides the decision. */
export interface Explainer {
  explain(
    chosen: Chosen,
    request: CorsRequest,
    verdict: Verdict | undefined,
    decision: Decision,
  ): Explanation;
  /** Under `debug`: a refusal that says why. */
  withReasons(
    chosen: Chosen,
    request: CorsRequest,
    verdict: Verdict | undefined,
    decision: Decision,
  ): Decision;
}

/** On Node as it is; a bundle holds what `import 'fullcors/explain'` provides (package.json's `imports`). */
export const explainer: Explainer | undefined = {
  explain(chosen, request, verdict, decision) {
    const checks = explainChecks(chosen, request, verdict);
    return { kind: decision.kind, allowed: decision.allowed, route: chosen.route, checks, decision };
  },
  withReasons(chosen, request, verdict, decision) {
    if (!isAnswer(decision)) return decision;
    const granted = decision.kind === 'preflight' && verdict === true;
    return withReasons(
      granted ? debugPreflight(chosen.of, request, decision) : decision,
      explainChecks(chosen, request, verdict),
    );
  },
};

/**
 * A refused preflight of an allowed origin: a check that failed is answered by what the policy holds, so that the
 * console names that check, and with an ok status, since with any other all a console says is that the status is not ok.
 */
function debugPreflight(policy: PreparedPolicy, request: CorsRequest, decision: Decision): Decision {
  const { requestMethod = '', requestHeaders = '' } = request;
  const methods = passesMethod(policy, requestMethod) ? [requestMethod] : [];
  const names = requestedNames(policy, requestHeaders) ?? [];
  return { ...decision, status: 200, headers: preflightFields(policy, request, methods, names, []) };
}

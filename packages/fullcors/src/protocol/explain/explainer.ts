import type { CorsRequest } from '../../policy/cors-request.js';
import { type Decision, type HeaderField, isAnswer } from '../decision.js';
import type { Chosen } from '../in-force.js';
import type { Verdict } from '../origin-check.js';
import { ALLOW_METHODS, MAX_AGE, type PreparedPolicy } from '../prepare.js';
import { passesMethod, requestedNames } from '../request-check.js';
import { decisionFor } from '../ruling.js';
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
  const passes = passesMethod(policy, requestMethod);
  const names = requestedNames(policy, requestHeaders) ?? [];
  const allowed = policy.preflightAllowed(request, passes ? [requestMethod] : [], names);
  const { headers } = decisionFor(allowed, request.origin);
  const fields = headers.filter(([name]) => name !== MAX_AGE);
  const isSaid = passes || fields.some(([name]) => name === ALLOW_METHODS);
  return { ...decision, status: 200, headers: isSaid ? fields : [...fields, NO_METHOD] };
}

/**
 * Where the field would be absent. A browser takes the method of a request whose upload is watched for allowed where no
 * methods are said: step 7.4 of https://fetch.spec.whatwg.org/#cors-preflight-fetch. GET needs no leave.
 */
const NO_METHOD: HeaderField = Object.freeze([ALLOW_METHODS, 'GET'] as const);

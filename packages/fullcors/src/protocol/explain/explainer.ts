import type { CorsRequest } from '../../policy/cors-request.js';
import type { Decision } from '../decision.js';
import type { Chosen } from '../in-force.js';
import type { Verdict } from '../origin-check.js';
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
  /** The decision with its reasons in the body. */
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
  withReasons: (chosen, request, verdict, decision) =>
    withReasons(decision, explainChecks(chosen, request, verdict)),
};

import type { CorsRequest } from '../../policy/cors-request.js';
import type { Decision } from '../decision.js';
import type { Chosen } from '../in-force.js';
import type { OriginCode } from '../origin-check.js';
import { type Explanation, explainChecks } from './explain.js';
import { withReasons } from './problem-details.js';

/** What `explain` and `debug` take besides the decision. */
export interface Explainer {
  explain(
    chosen: Chosen,
    request: CorsRequest,
    code: OriginCode | undefined,
    decision: Decision,
  ): Explanation;
  /** The decision with its reasons in the body. */
  withReasons(
    chosen: Chosen,
    request: CorsRequest,
    code: OriginCode | undefined,
    decision: Decision,
  ): Decision;
}

/** On Node as it is; a bundle holds what `import 'fullcors/explain'` provides (package.json's `imports`). */
export const explainer: Explainer | undefined = {
  explain(chosen, request, code, decision) {
    const checks = explainChecks(chosen, request, code);
    return { kind: decision.kind, allowed: decision.allowed, route: chosen.route, checks, decision };
  },
  withReasons: (chosen, request, code, decision) =>
    withReasons(decision, explainChecks(chosen, request, code)),
};

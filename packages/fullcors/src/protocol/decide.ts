import { REMEMBERS } from '#memory';
import type { CorsRequest } from '../policy/cors-request.js';
import type { Decision, HeaderField } from './decision.js';
import { askPredicate, checkUnlisted, type Verdict } from './origin-check.js';
import { isPreflight } from './preflight.js';
import { ALLOW_ORIGIN, type PreparedPolicy } from './prepare.js';
import { allowsHeader, enforcesMethod, passesMethod, requestedNames } from './request-check.js';
import { isSameOrigin } from './same-origin.js';

/** The verdict on the request's origin, and a promise of it only when `allowOriginIf` must be asked. */
export function judgeOrigin(
  policy: PreparedPolicy,
  request: CorsRequest,
): Verdict | Promise<Verdict> | undefined {
  const { origin } = request;
  if (!origin) return undefined;
  const verdict = policy.answersAny || policy.matcher.find(origin) ? true : checkUnlisted(policy, origin);
  return verdict === 'ask' ? askPredicate(policy, origin, request) : verdict;
}

/** Policy x request -> decision, once the origin has been judged; see "The answer, case by case" in docs/answers.md. */
export function decide(policy: PreparedPolicy, request: CorsRequest, verdict: Verdict | undefined): Decision {
  if (verdict === undefined) return policy.withoutOrigin;
  return isPreflight(request)
    ? decidePreflight(policy, request, verdict === true)
    : decideActual(policy, request, verdict === true);
}

function decideActual(policy: PreparedPolicy, request: CorsRequest, granted: boolean): Decision {
  const { enforce } = policy.data;
  if (!granted) return enforce && !isSameOrigin(request) ? policy.actualEnforced : policy.actualRefused;
  const refused = enforce && !enforcesMethod(policy, request.method) && !isSameOrigin(request);
  return {
    kind: 'actual',
    allowed: !refused,
    status: refused ? 403 : undefined,
    // A refused method is no secret from an origin that may read the rest, so the page gets to see the 403.
    headers: withOrigin(policy, request, policy.actualFields),
  };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7, in the order in which a browser checks. */
function decidePreflight(policy: PreparedPolicy, request: CorsRequest, granted: boolean): Decision {
  if (!granted) return policy.preflightRefused;
  // To read what is requested is most of a decision: 0.6 us instead of 3. A bundle is rid of it.
  const known = REMEMBERS ? policy.lastFields?.find('', request) : undefined;
  const fields = known ?? preflightFields(policy, request);
  if (!fields) return policy.preflightRefused;
  if (REMEMBERS && !known) policy.lastFields?.keep('', request, fields);
  const headers = withOrigin(policy, request, fields);
  return { kind: 'preflight', allowed: true, status: policy.data.preflightStatus, headers };
}

function preflightFields(policy: PreparedPolicy, request: CorsRequest): readonly HeaderField[] | undefined {
  const { requestMethod = '', requestHeaders = '' } = request;
  if (!passesMethod(policy, requestMethod)) return undefined;
  const names = requestedNames(policy, requestHeaders);
  if (!names?.every((name) => allowsHeader(policy, name))) return undefined;
  return policy.preflightFields(request, [requestMethod], names);
}

/** A copy of fields, the first of which is `Access-Control-Allow-Origin`: half of what a literal with a spread takes. */
export function withOrigin(
  { answersAny }: PreparedPolicy,
  { origin = '' }: CorsRequest,
  fields: readonly HeaderField[],
): readonly HeaderField[] {
  const own = fields.slice();
  if (!answersAny) own[0] = [ALLOW_ORIGIN, origin];
  return own;
}

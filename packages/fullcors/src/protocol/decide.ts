import type { CorsRequest } from '../policy/cors-request.js';
import type { Decision, HeaderField } from './decision.js';
import { askPredicate, checkOrigin, type Verdict } from './origin-check.js';
import { isPreflight } from './preflight.js';
import { ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, listField, type PreparedPolicy } from './prepare.js';
import { allowsHeader, enforcesMethod, passesMethod, requestedNames } from './request-check.js';
import { areListed } from './requested-headers.js';
import { isSameOrigin } from './same-origin.js';

/** The verdict on the request's origin, and a promise of it only when `allowOriginIf` must be asked. */
export function judgeOrigin(
  policy: PreparedPolicy,
  request: CorsRequest,
): Verdict | Promise<Verdict> | undefined {
  const { origin } = request;
  if (!origin) return undefined;
  const verdict = checkOrigin(policy, origin);
  return verdict === 'ask' ? askPredicate(policy, origin, request) : verdict;
}

/** Policy x request -> decision, once the origin has been judged; see "The answer, case by case" in docs/answers.md. */
export function decide(policy: PreparedPolicy, request: CorsRequest, verdict: Verdict | undefined): Decision {
  if (verdict === undefined) return policy.withoutOrigin;
  const decideCase = isPreflight(request) ? decidePreflight : decideActual;
  return decideCase(policy, request, verdict === true);
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
    headers: [allowOrigin(policy, request), ...policy.afterOriginActual],
  };
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7, in the order in which a browser checks. */
function decidePreflight(policy: PreparedPolicy, request: CorsRequest, granted: boolean): Decision {
  const { data } = policy;
  const { requestMethod = '', requestHeaders = '' } = request;
  if (!granted) return policy.preflightRefused;
  const methodPasses = passesMethod(policy, requestMethod);
  // The names themselves are only wanted where they are answered; all else ends at the first that is not allowed.
  const wanted = policy.anyHeader || data.debug;
  const names = wanted ? requestedNames(policy, requestHeaders) : undefined;
  const headersPass = wanted
    ? !!names?.every((name) => allowsHeader(policy, name))
    : areListed(requestHeaders, policy.headerNames, policy.maxRequestedLength);
  const allowed = methodPasses && headersPass;
  if (!allowed && !data.debug) return policy.preflightRefused;
  // Under debug a check that failed is answered by what the policy holds, so that the console names that check.
  const headers: HeaderField[] = [
    allowOrigin(policy, request),
    ...policy.credentials,
    ...(policy.methods ?? listField(ALLOW_METHODS, methodPasses ? [requestMethod] : [])),
    ...(policy.headers ?? listField(ALLOW_HEADERS, names ?? [])),
  ];
  if (allowed) headers.push(policy.maxAge);
  if (data.allowPrivateNetwork && request.requestPrivateNetwork === 'true') {
    headers.push(['Access-Control-Allow-Private-Network', 'true']);
  }
  headers.push(policy.preflightVary);
  // An ok status even for a refusal under debug: with any other, all a console says is that the status is not ok.
  return { kind: 'preflight', allowed, status: allowed ? data.preflightStatus : 200, headers };
}

const allowOrigin = (policy: PreparedPolicy, { origin = '' }: CorsRequest): HeaderField => [
  ALLOW_ORIGIN,
  policy.answersAny ? '*' : origin,
];

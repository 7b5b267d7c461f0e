import type { CorsRequest } from '../policy/cors-request.js';
import type { Decision, HeaderField } from './decision.js';
import { askPredicate, checkOrigin, isGranted, type OriginCode } from './origin-check.js';
import { isPreflight } from './preflight.js';
import { listField, PRIVATE_NETWORK, type PreparedPolicy } from './prepare.js';
import { allowsHeader, checkMethod, enforcesMethod, passesMethod, requestedNames } from './request-check.js';
import { areListed } from './requested-headers.js';
import { isSameOrigin } from './same-origin.js';

/** The verdict on the request's origin, and a promise of it only when `allowOriginIf` must be asked. */
export function judgeOrigin(
  policy: PreparedPolicy,
  request: CorsRequest,
): OriginCode | Promise<OriginCode> | undefined {
  const { origin } = request;
  if (!origin) return undefined;
  const code = checkOrigin(policy, origin);
  return code === 'ask' ? askPredicate(policy, origin, request) : code;
}

/** Policy x request -> decision, once the origin has been judged; see "The answer, case by case" in docs/answers.md. */
export function decide(
  policy: PreparedPolicy,
  request: CorsRequest,
  origin: OriginCode | undefined,
): Decision {
  if (origin === undefined) return policy.withoutOrigin;
  if (isPreflight(request)) return decidePreflight(policy, request, origin);
  return decideActual(policy, request, origin);
}

function decideActual(policy: PreparedPolicy, request: CorsRequest, origin: OriginCode): Decision {
  const granted = isGranted(origin);
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
function decidePreflight(policy: PreparedPolicy, request: CorsRequest, origin: OriginCode): Decision {
  const { data } = policy;
  const { requestMethod = '', requestHeaders = '' } = request;
  if (!isGranted(origin)) return policy.preflightRefused;
  const methodPasses = passesMethod(checkMethod(policy, requestMethod));
  // The names themselves are only wanted where they are answered; all else ends at the first that is not allowed.
  const wanted = policy.anyHeader || data.debug;
  const names = wanted ? requestedNames(policy, requestHeaders) : undefined;
  const headersPass = wanted
    ? (names?.every((name) => allowsHeader(policy, name)) ?? false)
    : areListed(requestHeaders, policy.headerNames, policy.maxRequestedLength);
  const allowed = methodPasses && headersPass;
  if (!allowed && !data.debug) return policy.preflightRefused;
  const headers: HeaderField[] = [allowOrigin(policy, request), ...policy.credentials];
  // Under debug a check that failed is answered by what the policy holds, so that the console names that check.
  if (!methodPasses && policy.methods.length === 0) headers.push(NO_METHOD);
  else if (policy.anyMethod && data.allowCredentials) {
    headers.push(...listField('Access-Control-Allow-Methods', [requestMethod]));
  } else headers.push(...policy.methods);
  if (policy.anyHeader && data.allowCredentials) {
    if (names) headers.push(...listField('Access-Control-Allow-Headers', names));
  } else headers.push(...policy.headers);
  if (allowed) headers.push(policy.maxAge);
  if (data.allowPrivateNetwork && request.requestPrivateNetwork === 'true') headers.push(PRIVATE_NETWORK);
  headers.push(policy.preflightVary);
  // An ok status even for a refusal under debug: with any other, all a console says is that the status is not ok.
  return { kind: 'preflight', allowed, status: allowed ? data.preflightStatus : 200, headers };
}

/**
 * Under debug, where the field would be absent. A browser takes the method of a request whose upload is watched for
 * allowed where no methods are said: step 7.4 of https://fetch.spec.whatwg.org/#cors-preflight-fetch. GET needs no leave.
 */
const NO_METHOD: HeaderField = Object.freeze(['Access-Control-Allow-Methods', 'GET'] as const);

const allowOrigin = (policy: PreparedPolicy, { origin = '' }: CorsRequest): HeaderField => [
  'Access-Control-Allow-Origin',
  policy.answersAny ? '*' : origin,
];

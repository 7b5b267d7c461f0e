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
  const { requestMethod = '', requestHeaders = '' } = request;
  if (!granted || !passesMethod(policy, requestMethod)) return policy.preflightRefused;
  // The names themselves are only wanted where they are answered; all else ends at the first that is not allowed.
  const names = policy.anyHeader ? requestedNames(policy, requestHeaders) : [];
  const headersPass = policy.anyHeader
    ? names?.every((name) => allowsHeader(policy, name))
    : areListed(requestHeaders, policy.headerNames, policy.maxRequestedLength);
  if (!names || !headersPass) return policy.preflightRefused;
  return {
    kind: 'preflight',
    allowed: true,
    status: policy.data.preflightStatus,
    headers: preflightFields(policy, request, [requestMethod], names, [policy.maxAge]),
  };
}

/** What a preflight is answered: what passed of the request stands in where the policy says `*` with credentials. */
export const preflightFields = (
  policy: PreparedPolicy,
  request: CorsRequest,
  methods: readonly string[],
  names: readonly string[],
  maxAge: readonly HeaderField[],
): readonly HeaderField[] => [
  allowOrigin(policy, request),
  ...policy.credentials,
  ...(policy.methods ?? listField(ALLOW_METHODS, methods)),
  ...(policy.headers ?? listField(ALLOW_HEADERS, names)),
  ...maxAge,
  ...(request.requestPrivateNetwork === 'true' ? policy.privateNetwork : []),
  policy.preflightVary,
];

const allowOrigin = (policy: PreparedPolicy, { origin = '' }: CorsRequest): HeaderField => [
  ALLOW_ORIGIN,
  policy.answersAny ? '*' : origin,
];

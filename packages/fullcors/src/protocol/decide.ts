import type { CorsRequest } from '../policy/cors-request.js';
import type { Decision, HeaderField } from './decision.js';
import { askPredicate, checkUnlisted, type Verdict } from './origin-check.js';
import { isPreflight } from './preflight.js';
import { ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, listField, type PreparedPolicy } from './prepare.js';
import {
  allowsHeader,
  enforcesMethod,
  passesHeaders,
  passesMethod,
  requestedNames,
} from './request-check.js';
import { isSameOrigin } from './same-origin.js';

/** The verdict on the request's origin, and a promise of it only when `allowOriginIf` must be asked. */
export function judgeOrigin(
  policy: PreparedPolicy,
  request: CorsRequest,
): Verdict | Promise<Verdict> | undefined {
  const { origin } = request;
  if (!origin) return undefined;
  const { memory } = policy;
  if (policy.answersAny || (policy.isCostly && memory?.find(origin))) return true;
  const pattern = policy.patternFor(origin);
  if (pattern) {
    memory?.recall(pattern);
    return true;
  }
  const verdict = checkUnlisted(policy, origin);
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
  const answered = answeredOrigin(policy, request);
  const refused = enforce && !enforcesMethod(policy, request.method) && !isSameOrigin(request);
  // A refused method is no secret from an origin that may read the rest, so the page gets to see the 403.
  if (refused) return grantingActual(policy, answered, 403);
  const { memory } = policy;
  const known = memory?.find(answered)?.actual;
  if (known) return known;
  const decision = grantingActual(policy, answered, undefined);
  return memory?.keep(answered, 'actual', decision) ?? decision;
}

const grantingActual = (policy: PreparedPolicy, answered: string, status: 403 | undefined): Decision => ({
  kind: 'actual',
  allowed: !status,
  status,
  headers: [[ALLOW_ORIGIN, answered], ...policy.afterOriginActual],
});

const NO_NAMES: readonly string[] = [];

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7, in the order in which a browser checks. */
function decidePreflight(policy: PreparedPolicy, request: CorsRequest, granted: boolean): Decision {
  const { requestMethod = '', requestHeaders = '' } = request;
  if (!granted || !passesMethod(policy, requestMethod)) return policy.preflightRefused;
  // The names themselves are only wanted where they are answered; all else ends at the first that is not allowed.
  const names = policy.anyHeader ? requestedNames(policy, requestHeaders) : NO_NAMES;
  const headersPass = policy.anyHeader
    ? names?.every((name) => allowsHeader(policy, name))
    : passesHeaders(policy, requestHeaders);
  if (!names || !headersPass) return policy.preflightRefused;
  const answered = answeredOrigin(policy, request);
  // Where what passed of the request is in the answer, the next request may get another.
  const asksMore = policy.privateNetwork.length > 0 && request.requestPrivateNetwork;
  const isOwn = !policy.methods || !policy.headers || asksMore;
  const memory = isOwn ? undefined : policy.memory;
  const known = memory?.find(answered)?.preflight;
  if (known) return known;
  const decision: Decision = {
    kind: 'preflight',
    allowed: true,
    status: policy.data.preflightStatus,
    headers: preflightFields(policy, request, [requestMethod], names, [policy.maxAge]),
  };
  return memory?.keep(answered, 'preflight', decision) ?? decision;
}

/** What a preflight is answered: what passed of the request stands in where the policy says `*` with credentials. */
export const preflightFields = (
  policy: PreparedPolicy,
  request: CorsRequest,
  methods: readonly string[],
  names: readonly string[],
  maxAge: readonly HeaderField[],
): readonly HeaderField[] => [
  [ALLOW_ORIGIN, answeredOrigin(policy, request)],
  ...policy.credentials,
  ...(policy.methods ?? listField(ALLOW_METHODS, methods)),
  ...(policy.headers ?? listField(ALLOW_HEADERS, names)),
  ...maxAge,
  ...(request.requestPrivateNetwork === 'true' ? policy.privateNetwork : []),
  policy.preflightVary,
];

const answeredOrigin = (policy: PreparedPolicy, { origin = '' }: CorsRequest): string =>
  policy.answersAny ? '*' : origin;

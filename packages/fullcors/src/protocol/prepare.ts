import { LastPreflight } from '#memory';
import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { deepFreeze } from '../policy/deep-freeze.js';
import type { Decision, HeaderField } from './decision.js';
import type { LastPreflight as Last } from './memory/last-preflight.js';
import { isOpen } from './origin-check.js';
import { ALLOW_ORIGIN, NAMED_ORIGIN, Ruling } from './ruling.js';

/** Names and values that a policy answers with, written once when it is built. */
export interface PreparedPolicy extends BuiltPathPolicy {
  /** Whether nobody is allowed but who is listed, as in most policies. */
  readonly onlyListed: boolean;
  /** Names in lower case that `allowHeaders` lists, `*` not among them. */
  readonly headerNames: ReadonlySet<string>;
  readonly anyHeader: boolean;
  readonly anyMethod: boolean;
  readonly maxRequestedLength: number;
  readonly withoutOrigin: Ruling;
  readonly actualAllowed: Ruling;
  readonly actualRefused: Ruling;
  /** Under `enforce`, an origin that is refused, and a method that is. */
  readonly originEnforced: Ruling;
  readonly methodEnforced: Ruling;
  readonly preflightRefused: Ruling;
  /** What passed of the request stands in for `*` with credentials, to browsers a mere name. */
  readonly preflightAllowed: (
    request: CorsRequest,
    methods: readonly string[],
    names: readonly string[],
  ) => Ruling;
  /** The last preflight that was allowed, whoever sent it. */
  readonly lastPreflight?: Last;
  /** Whether every granted origin is answered `*`. */
  readonly answersAny: boolean;
}

const ANY_ORIGIN: HeaderField = [ALLOW_ORIGIN, '*'];
export const ALLOW_METHODS = 'access-control-allow-methods';
export const ALLOW_HEADERS = 'access-control-allow-headers';

export const MAX_AGE = 'access-control-max-age';

export const listField = (name: string, values: readonly string[]): readonly HeaderField[] =>
  values.length > 0 ? [[name, values.join(', ')]] : [];

export function preparePolicy(policy: BuiltPathPolicy): PreparedPolicy {
  const { data, anyOrigin } = policy;
  const { allowCredentials } = data;
  const answersAny = anyOrigin && !allowCredentials;
  const credentials = listField('access-control-allow-credentials', allowCredentials ? ['true'] : []);
  const expose = listField('access-control-expose-headers', data.exposeHeaders);
  const names = data.allowHeaders.map((name) => name.toLowerCase()).filter((name) => name !== '*');
  const anyHeader = names.length < data.allowHeaders.length;
  const anyMethod = data.allowMethods.includes('*');
  // A response to `*` is the same for all, so it may be cached for all; any other depends on Origin, even when there
  // is none to answer to (expressjs/cors#332).
  // Nor is it the same for all under `enforce`. Sec-Fetch-Site needs no naming: for one URL it follows from Origin.
  const vary = listField('vary', answersAny && !data.enforce ? [] : ['Origin']);
  let asks = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
  if (data.allowPrivateNetwork) asks += ', Access-Control-Request-Private-Network';
  const asking = listField('vary', [asks]);
  const allowOrigin = answersAny ? ANY_ORIGIN : NAMED_ORIGIN;
  const granted = [allowOrigin, ...credentials, ...expose, ...vary];
  // What ends in decisions, which are shared; not the policy's data, which may be a million origins.
  const ruling = (
    kind: Decision['kind'],
    allowed: boolean,
    status: number | undefined,
    headers: readonly HeaderField[],
  ): Ruling => new Ruling(deepFreeze({ kind, allowed, status, headers }));
  return {
    ...policy,
    onlyListed: !policy.nullOrigin && !isOpen(policy),
    answersAny,
    withoutOrigin: ruling('none', true, undefined, answersAny ? [ANY_ORIGIN, ...expose, ...vary] : vary),
    actualAllowed: ruling('actual', true, undefined, granted),
    actualRefused: ruling('actual', false, undefined, vary),
    originEnforced: ruling('actual', false, 403, vary),
    // A refused method is no secret from an origin that may read the rest, so the page gets to see the 403.
    methodEnforced: ruling('actual', false, 403, granted),
    preflightRefused: ruling('preflight', false, 403, asking),
    preflightAllowed: (request, methods, passed) =>
      new Ruling({
        kind: 'preflight',
        allowed: true,
        status: data.preflightStatus,
        headers: [
          allowOrigin,
          ...credentials,
          ...listField(ALLOW_METHODS, anyMethod && allowCredentials ? methods : data.allowMethods),
          ...listField(ALLOW_HEADERS, anyHeader && allowCredentials ? passed : data.allowHeaders),
          [MAX_AGE, String(data.maxAge)],
          ...(data.allowPrivateNetwork && request.requestPrivateNetwork === 'true'
            ? listField('access-control-allow-private-network', ['true'])
            : []),
          ...asking,
        ],
      }),
    ...(LastPreflight && { lastPreflight: new LastPreflight(data.allowPrivateNetwork) }),
    headerNames: new Set(names),
    anyHeader,
    anyMethod,
    // Twice what is listed leaves room for duplicates and spaces; 4 KB is more than any page has been seen to ask.
    maxRequestedLength: Math.max(4096, 2 * names.join(', ').length),
  };
}

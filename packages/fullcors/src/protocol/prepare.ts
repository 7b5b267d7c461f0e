import { Last, REMEMBERS } from '#memory';
import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { deepFreeze } from '../policy/deep-freeze.js';
import type { Decision, HeaderField } from './decision.js';
import type { Last as LastAnswer } from './memory/last.js';

/** Names and values that a policy answers with, written once when it is built. */
export interface PreparedPolicy extends BuiltPathPolicy {
  /** Names in lower case that `allowHeaders` lists, `*` not among them. */
  readonly headerNames: ReadonlySet<string>;
  readonly anyHeader: boolean;
  readonly anyMethod: boolean;
  readonly maxRequestedLength: number;
  /** Every answer that does not depend on the request's origin. */
  readonly withoutOrigin: Decision;
  readonly actualRefused: Decision;
  readonly actualEnforced: Decision;
  readonly preflightRefused: Decision;
  /** The fields of an answer that grants, with a place for the origin; see `withOrigin`. */
  readonly actualFields: readonly HeaderField[];
  /** The same of a preflight. What passed of the request stands in for `*` with credentials, to browsers a mere name. */
  readonly preflightFields: (
    request: CorsRequest,
    methods: readonly string[],
    names: readonly string[],
  ) => readonly HeaderField[];
  /** The fields of the last preflight that was allowed, whoever sent it. */
  readonly lastFields?: LastAnswer<readonly HeaderField[]>;
  /** Whether every granted origin is answered `*`. */
  readonly answersAny: boolean;
}

export const ALLOW_ORIGIN = 'access-control-allow-origin';
export const ANY_ORIGIN: HeaderField = [ALLOW_ORIGIN, '*'];
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
  const refused = { kind: 'actual', allowed: false, headers: vary } as const;
  // What ends in decisions, which are shared; not the policy's data, which may be a million origins.
  const fields = deepFreeze({
    withoutOrigin: {
      kind: 'none',
      allowed: true,
      status: undefined,
      headers: answersAny ? [ANY_ORIGIN, ...expose, ...vary] : vary,
    } as const,
    actualRefused: { ...refused, status: undefined },
    actualEnforced: { ...refused, status: 403 },
    preflightRefused: {
      kind: 'preflight',
      allowed: false,
      status: 403,
      headers: [['vary', asks]],
    } as const,
  });
  const preflightFields: PreparedPolicy['preflightFields'] = (request, methods, allowed) => [
    ANY_ORIGIN,
    ...credentials,
    ...listField(ALLOW_METHODS, anyMethod && allowCredentials ? methods : data.allowMethods),
    ...listField(ALLOW_HEADERS, anyHeader && allowCredentials ? allowed : data.allowHeaders),
    [MAX_AGE, String(data.maxAge)],
    ...(data.allowPrivateNetwork && request.requestPrivateNetwork === 'true'
      ? listField('access-control-allow-private-network', ['true'])
      : []),
    ...fields.preflightRefused.headers,
  ];
  return {
    ...policy,
    ...fields,
    // Copied each time, which takes three times as long of a frozen list; the fields are shared.
    actualFields: [ANY_ORIGIN, ...credentials, ...expose, ...vary].map(deepFreeze),
    preflightFields,
    headerNames: new Set(names),
    anyHeader,
    anyMethod,
    // Twice what is listed leaves room for duplicates and spaces; 4 KB is more than any page has been seen to ask.
    maxRequestedLength: Math.max(4096, 2 * names.join(', ').length),
    answersAny,
    ...(REMEMBERS && { lastFields: new Last((list) => list.map(deepFreeze)) }),
  };
}

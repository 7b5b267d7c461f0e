import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { deepFreeze } from '../policy/deep-freeze.js';
import type { Decision, HeaderField } from './decision.js';
import { MAX_REMEMBERED, Memory } from './memory.js';

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
  /** The fields that follow `Access-Control-Allow-Origin`. */
  readonly afterOriginActual: readonly HeaderField[];
  readonly credentials: readonly HeaderField[];
  /** Undefined where what is requested stands in for `*`, which with credentials is a mere name to browsers. */
  readonly methods: readonly HeaderField[] | undefined;
  readonly headers: readonly HeaderField[] | undefined;
  readonly maxAge: HeaderField;
  readonly privateNetwork: readonly HeaderField[];
  readonly preflightVary: HeaderField;
  /** Whether every granted origin is answered `*`. */
  readonly answersAny: boolean;
  /** Whether it takes more than one look-up to tell that an origin is allowed. */
  readonly isCostly: boolean;
  /** Undefined where `allowOriginIf` is asked, and where more is listed than can be remembered. */
  readonly memory: Memory | undefined;
}

export const ALLOW_ORIGIN = 'access-control-allow-origin';
export const ALLOW_METHODS = 'access-control-allow-methods';
export const ALLOW_HEADERS = 'access-control-allow-headers';

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
  const any: HeaderField = [ALLOW_ORIGIN, '*'];
  // A response to `*` is the same for all, so it may be cached for all; any other depends on Origin, even when there
  // is none to answer to (expressjs/cors#332).
  // Nor is it the same for all under `enforce`. Sec-Fetch-Site needs no naming: for one URL it follows from Origin.
  const vary = listField('vary', answersAny && !data.enforce ? [] : ['Origin']);
  const asks = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];
  if (data.allowPrivateNetwork) asks.push('Access-Control-Request-Private-Network');
  const preflightVary: HeaderField = ['vary', asks.join(', ')];
  const refused = { kind: 'actual', allowed: false, headers: vary } as const;
  // What ends in decisions, which are shared; not the policy's data, which may be a million origins.
  const fields = deepFreeze({
    withoutOrigin: {
      kind: 'none',
      allowed: true,
      status: undefined,
      headers: answersAny ? [any, ...expose, ...vary] : vary,
    } as const,
    actualRefused: { ...refused, status: undefined },
    actualEnforced: { ...refused, status: 403 },
    preflightRefused: { kind: 'preflight', allowed: false, status: 403, headers: [preflightVary] } as const,
    afterOriginActual: [...credentials, ...expose, ...vary],
    credentials,
    methods: anyMethod && allowCredentials ? undefined : listField(ALLOW_METHODS, data.allowMethods),
    headers: anyHeader && allowCredentials ? undefined : listField(ALLOW_HEADERS, data.allowHeaders),
    maxAge: ['access-control-max-age', String(data.maxAge)] as const,
    privateNetwork: listField(
      'access-control-allow-private-network',
      data.allowPrivateNetwork ? ['true'] : [],
    ),
    preflightVary,
  });
  return {
    ...policy,
    ...fields,
    headerNames: new Set(names),
    anyHeader,
    anyMethod,
    // Twice what is listed leaves room for duplicates and spaces; 4 KB is more than any page has been seen to ask.
    maxRequestedLength: Math.max(4096, 2 * names.join(', ').length),
    answersAny,
    isCostly: !answersAny && (anyOrigin || !!policy.regex || policy.hasWildcards),
    memory: policy.allowOriginIf || data.allowOrigins.length > MAX_REMEMBERED ? undefined : new Memory(),
  };
}

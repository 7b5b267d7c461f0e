import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { deepFreeze } from '../policy/deep-freeze.js';
import type { Decision, HeaderField } from './decision.js';

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
  readonly methods: readonly HeaderField[];
  readonly headers: readonly HeaderField[];
  readonly maxAge: HeaderField;
  readonly preflightVary: HeaderField;
  /** Whether every granted origin is answered `*`. */
  readonly answersAny: boolean;
}

const VARY_ORIGIN: HeaderField = ['Vary', 'Origin'];
const NONE: readonly HeaderField[] = [];

/** `Access-Control-Allow-Private-Network: true`. */
export const PRIVATE_NETWORK: HeaderField = Object.freeze([
  'Access-Control-Allow-Private-Network',
  'true',
] as const);

export const listField = (name: string, values: readonly string[]): readonly HeaderField[] =>
  values.length > 0 ? [[name, values.join(', ')]] : NONE;

export function preparePolicy(policy: BuiltPathPolicy): PreparedPolicy {
  const { data, anyOrigin } = policy;
  const answersAny = anyOrigin && !data.allowCredentials;
  const credentials: readonly HeaderField[] = data.allowCredentials
    ? [['Access-Control-Allow-Credentials', 'true']]
    : NONE;
  const expose = listField('Access-Control-Expose-Headers', data.exposeHeaders);
  const names = data.allowHeaders.map((name) => name.toLowerCase()).filter((name) => name !== '*');
  const anyHeader = names.length < data.allowHeaders.length;
  const anyMethod = data.allowMethods.includes('*');
  // With credentials `*` is a mere name to browsers, so the requested names stand in for it; see decide.ts.
  const methods =
    anyMethod && data.allowCredentials ? NONE : listField('Access-Control-Allow-Methods', data.allowMethods);
  const headers =
    anyHeader && data.allowCredentials ? NONE : listField('Access-Control-Allow-Headers', data.allowHeaders);
  // A response to `*` is the same for all, so it may be cached for all; any other depends on Origin, even when there
  // is none to answer to (expressjs/cors#332).
  // Nor is it the same for all under `enforce`. Sec-Fetch-Site needs no naming: for one URL it follows from Origin.
  const vary: readonly HeaderField[] = answersAny && !data.enforce ? NONE : [VARY_ORIGIN];
  const asks = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];
  if (data.allowPrivateNetwork) asks.push('Access-Control-Request-Private-Network');
  const preflightVary: HeaderField = ['Vary', asks.join(', ')];
  const toAny: readonly HeaderField[] = [['Access-Control-Allow-Origin', '*'], ...expose];
  const refused = { kind: 'actual', allowed: false, headers: vary } as const;
  return Object.freeze({
    ...policy,
    headerNames: new Set(names),
    anyHeader,
    anyMethod,
    // Twice what is listed leaves room for duplicates and spaces; 4 KB is more than any page has been seen to ask.
    maxRequestedLength: Math.max(4096, 2 * names.join(', ').length),
    ...deepFreeze({
      withoutOrigin: {
        kind: 'none',
        allowed: true,
        status: undefined,
        headers: answersAny ? [...toAny, ...vary] : vary,
      } as const,
      actualRefused: { ...refused, status: undefined },
      actualEnforced: { ...refused, status: 403 },
      preflightRefused: { kind: 'preflight', allowed: false, status: 403, headers: [preflightVary] } as const,
      afterOriginActual: [...credentials, ...expose, ...vary],
      credentials,
      methods,
      headers,
      maxAge: ['Access-Control-Max-Age', String(data.maxAge)] as const,
      preflightVary,
    }),
    answersAny,
  });
}

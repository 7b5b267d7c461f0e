import type { CorsOptions, PolicyOptions } from './options.js';

/** Every option of a policy, with the kind of value by which it is read; the three that say origins are the first. */
export const POLICY_OPTIONS = {
  allowOrigins: 'origins',
  allowOriginRegex: 'regex',
  allowOriginIf: 'function',
  allowOriginIfTimeout: 'number',
  allowCredentials: 'boolean',
  allowMethods: 'methods',
  allowHeaders: 'headers',
  exposeHeaders: 'headers',
  maxAge: 'number',
  allowPrivateNetwork: 'boolean',
  preflightStatus: 'number',
  debug: 'boolean',
  enforce: 'boolean',
  dangerouslyAllowNullOrigin: 'boolean',
  dangerouslyAllowAnyOriginWithCredentials: 'boolean',
  dangerouslyAllowInsecureOriginsWithCredentials: 'boolean',
  dangerouslyAllowPublicSuffixSubdomains: 'boolean',
} as const satisfies Record<keyof PolicyOptions, string>;
export type Kind = (typeof POLICY_OPTIONS)[keyof PolicyOptions];

/** The default and the bounds of a number; the default and the other value of a status. */
export const RANGES = {
  allowOriginIfTimeout: [3000, 1, 60_000],
  maxAge: [600, 0, 86_400],
  preflightStatus: [204, 200],
} as const;

export const ROUTE_NAMES: readonly string[] = Object.keys(POLICY_OPTIONS);
/** Those that say who is allowed. */
export const ORIGIN_NAMES: readonly string[] = ROUTE_NAMES.slice(0, 3);
export const ENVIRONMENT_NAMES: readonly string[] = [...ROUTE_NAMES, 'routes'];
export const OPTION_NAMES: readonly string[] = [
  ...ENVIRONMENT_NAMES,
  'environments' satisfies keyof CorsOptions,
];

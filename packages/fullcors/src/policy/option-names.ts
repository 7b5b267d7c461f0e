import { nearest } from './nearest.js';
import type { CorsOptions, PolicyOptions } from './options.js';
import type { Report, Said, SaidOptions } from './report.js';

/** Every option of a policy, with the kind of value it takes. */
export const POLICY_OPTIONS = {
  allowOrigins: 'list',
  allowOriginRegex: 'regex',
  allowOriginIf: 'function',
  allowOriginIfTimeout: 'number',
  allowCredentials: 'boolean',
  allowMethods: 'list',
  allowHeaders: 'list',
  exposeHeaders: 'list',
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

export const ROUTE_NAMES: readonly string[] = Object.keys(POLICY_OPTIONS);
export const ENVIRONMENT_NAMES: readonly string[] = [...ROUTE_NAMES, 'routes'];
export const OPTION_NAMES: readonly string[] = [
  ...ENVIRONMENT_NAMES,
  'environments' satisfies keyof CorsOptions,
];

/** What the peers call it; an empty text where there is nothing left to choose. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  origin: 'allowOrigins',
  credentials: 'allowCredentials',
  methods: 'allowMethods',
  headers: 'allowHeaders',
  allowedHeaders: 'allowHeaders',
  exposedHeaders: 'exposeHeaders',
  optionsSuccessStatus: 'preflightStatus',
  privateNetworkAccess: 'allowPrivateNetwork',
  delegator: 'routes',
  preflightContinue: '',
  preflight: '',
  strictPreflight: '',
  hideOptionsRoute: '',
  hook: '',
  keepHeadersOnError: '',
  secureContext: '',
  prefix: '',
};

/**
 * The three options that say origins are replaced together: an environment that says `allowOrigins` has said who is
 * allowed, and must not inherit an expression that allows more.
 */
export function forgetOrigins(said: Map<string, Said>, by: readonly string[]): void {
  const group = ['allowOrigins', 'allowOriginRegex', 'allowOriginIf'];
  if (by.some((name) => group.includes(name))) for (const name of group) said.delete(name);
}

function unknownFix(name: string, names: readonly string[]): string {
  const meant = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : nearest(name, names);
  if (meant === '') return 'remove it: there is nothing to choose here (docs/migrating.md)';
  return meant ? `did you mean ${meant}?` : `one of ${names.join(', ')}`;
}

/** Lays one object of options over what was said before. */
export function layer(
  report: Report,
  under: SaidOptions,
  options: unknown,
  path: string,
  names: readonly string[],
): SaidOptions {
  if (!isRecord(options)) {
    const more =
      typeof options === 'function' ? '; what depends on the request is said by routes or allowOriginIf' : '';
    const fix = `write { allowOrigins: ['https://app.example.com'] }${more}`;
    report.add('option-type', path || 'options', options, 'is not an object of options', fix);
    return under;
  }
  const said = new Map<string, Said>(under);
  forgetOrigins(
    said,
    Object.keys(options).filter((name) => options[name] !== undefined),
  );
  for (const [name, value] of Object.entries(options)) {
    const at = path ? `${path}.${name}` : name;
    if (!names.includes(name)) {
      const known = OPTION_NAMES.includes(name);
      const fix = known ? 'move it to the base' : unknownFix(name, names);
      report.add('option-unknown', at, value, known ? 'has no meaning here' : 'is not an option', fix);
      // Origins said under another name are said: one problem, not two.
      if (fix.includes('allowOrigins?')) said.set('allowOrigins', { value: [], path: at });
    } else if (value !== undefined) {
      said.set(name, { value, path: at });
    } else if (path) {
      // An unset variable must not fall back to a base that may be wider: expressjs/cors#323 opened servers so.
      const fix = 'give it a value, or leave it out to keep what the base says';
      report.add('option-undefined', at, value, 'is undefined', fix);
    }
  }
  return said;
}

/**
 * A plain object, of any realm. Of a Map, a class instance or an object that inherits its options, `Object.entries` sees
 * nothing, and a restriction would vanish without a word.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

import type { PathPolicy, Policy } from 'fullcors';
import type { Rules } from '../../rules/rules.js';
import type { TargetName } from '../index.js';
import { heading } from '../shared/heading.js';

/** What the module begins with. */
export const headingLines = (target: TargetName, rules: Rules): string =>
  heading(target, rules, ['CORS at the edge.'])
    .map((line) => `// ${line}`)
    .join('\n');

/**
 * A policy as the statements of a module that put it in force: the parts that it takes, and a constant `policy`. Data
 * alone, so the runtime validates it again when it starts, and decides as it does everywhere else.
 */
export function policySource(policy: Policy): string {
  return [
    ...partsOf(policy).map((part) => `import '${part}';`),
    "import { createCors } from 'fullcors';",
    "import { cors } from 'fullcors/fetch';",
    '',
    '// The environment is chosen, and its CORS_ variables are read, when this is generated: none is read here.',
    `const policy = createCors(\n  ${source(optionsOf(policy), '  ')},\n  { env: {} },\n);`,
  ].join('\n');
}

/** What a bundle does not hold by itself. Node and Deno do, and are not hindered. */
function partsOf(policy: Policy): readonly string[] {
  const places = [policy, ...Object.values(policy.routes)];
  const has = (is: (place: PathPolicy) => unknown): boolean => places.some(is);
  const parts: readonly [string, boolean][] = [
    ['fullcors/explain', has(({ debug }) => debug)],
    ['fullcors/layers', Object.keys(policy.routes).length > 0],
    ['fullcors/origin-regex', has(({ allowOriginRegex }) => allowOriginRegex)],
    ['fullcors/public-suffix', has(asksForSuffixes)],
  ];
  return parts.flatMap(([part, isNeeded]) => (isNeeded ? [part] : []));
}

const asksForSuffixes = (place: PathPolicy): boolean =>
  (place.allowCredentials || place.allowPrivateNetwork) &&
  (place.allowOriginRegex !== null || place.allowOrigins.some((origin) => origin.includes('://*.')));

/** The canonical policy as options again; building them gives the same policy. */
export function optionsOf({ environment: _, routes, ...base }: Policy): Record<string, unknown> {
  const laidOver = Object.entries(routes).map(([route, place]) => [route, said(place, base)]);
  return {
    ...said(base, DEFAULTS),
    ...(laidOver.length > 0 && { routes: Object.fromEntries(laidOver) }),
  };
}

/** The options that are not what they are without being said. Who is allowed is said anew, or not at all. */
function said(place: PathPolicy, otherwise: Omit<PathPolicy, 'allowOrigins'>): Record<string, unknown> {
  const { allowOrigins, allowOriginRegex, allowOriginIf: _, allowOriginIfTimeout: __, ...others } = place;
  const changed = Object.entries(others).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(otherwise[name as keyof typeof otherwise]),
  );
  return {
    allowOrigins,
    ...(allowOriginRegex && {
      allowOriginRegex: new RegExp(allowOriginRegex.source, allowOriginRegex.flags),
    }),
    ...Object.fromEntries(changed),
  };
}

const DEFAULTS = {
  allowOriginRegex: null,
  allowOriginIf: false,
  allowOriginIfTimeout: 3000,
  allowCredentials: false,
  allowMethods: ['GET'],
  allowHeaders: [],
  exposeHeaders: [],
  maxAge: 600,
  allowPrivateNetwork: false,
  preflightStatus: 204,
  debug: false,
  enforce: false,
  dangerouslyAllowNullOrigin: false,
  dangerouslyAllowAnyOriginWithCredentials: false,
  dangerouslyAllowInsecureOriginsWithCredentials: false,
  dangerouslyAllowPublicSuffixSubdomains: false,
} as const satisfies Omit<PathPolicy, 'allowOrigins'>;

/** A value as JavaScript, as a person would write it. What is not plain is a JSON string, so nothing in it is code. */
function source(value: unknown, margin = ''): string {
  if (typeof value === 'string') return /^[\w:/.*, -]*$/.test(value) ? `'${value}'` : JSON.stringify(value);
  if (value instanceof RegExp) {
    const flags = value.flags && `, ${source(value.flags)}`;
    return `new RegExp(${JSON.stringify(value.source)}${flags})`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${margin}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((element) => source(element, inner))
    : Object.entries(value).map(([name, of]) => `${key(name)}: ${source(of, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  const line = `${open}${parts.join(', ')}${close}`;
  if (parts.length === 0 || (isList && line.length <= 90)) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${margin}${close}`;
}

const key = (name: string): string => (/^[A-Za-z]+$/.test(name) ? name : source(name));

import { OriginMatcher } from '#origin-matcher';
import { type BuiltPathPolicy, buildPathPolicy } from '../build-path-policy.js';
import type { BuiltPolicy, Place } from '../build-policy.js';
import type { Building } from '../building.js';
import { isRecord, layer } from '../layer.js';
import { ENVIRONMENT_NAMES, ROUTE_NAMES } from '../option-names.js';
import type { Reading } from '../read-options.js';
import type { Report, SaidOptions } from '../report.js';
import { quote } from '../sentences.js';
import type { Variables } from '../variables.js';
import { chooseEnvironment, layerVariables, readable } from './environment.js';
import { forgetOrigins } from './forget-origins.js';
import { compileRoutes, type GivenRoute } from './path-pattern.js';

/** Options laid over the base: `routes`, `environments` and `CORS_*` variables. */
export interface Layers {
  /**
   * The policy of the environment in force. The others are built as well, so that what is wrong in production is found
   * in development.
   */
  build(report: Report, base: SaidOptions, variables: Variables): Building<BuiltPolicy>;
  /** The variables that may be read. */
  readable(env: Variables): Variables;
}

/** On Node as it is; a bundle holds what `import 'fullcors/layers'` provides (package.json's `imports`). */
export const layers: Layers | undefined = {
  readable,
  *build(report, base, variables) {
    const environments = readRecord({ report, said: base }, 'environments');
    const environment = chooseEnvironment(report, variables, Object.keys(environments));
    const saidIn = (name: string): SaidOptions =>
      Object.hasOwn(environments, name)
        ? layerOver(report, base, environments[name], `environments.${name}`, ENVIRONMENT_NAMES)
        : base;
    const said = layerVariables(report, saidIn(environment), variables);
    const inForce = yield* buildPlaces({ report, said }, '', environment);
    for (const name of Object.keys(environments)) {
      if (name !== environment)
        yield* buildPlaces({ report, said: saidIn(name) }, `environments.${name}`, name);
    }
    return inForce;
  },
};

function* buildPlaces(reading: Reading, path: string, environment: string): Building<BuiltPolicy> {
  const { report, said } = reading;
  const base: Place = { route: undefined, of: yield* buildPathPolicy(reading, path) };
  const routes: (GivenRoute & { of: BuiltPathPolicy })[] = [];
  for (const [route, options] of Object.entries(readRecord(reading, 'routes'))) {
    const at = `${said.get('routes')?.path}[${quote(route)}]`;
    const over = { report, said: layerOver(report, said, options, at, ROUTE_NAMES) };
    routes.push({ route, path: at, of: yield* buildPathPolicy(over, at) });
  }
  const findRoute = compileRoutes(report, routes);
  const nowhere: Place = {
    route: undefined,
    of: allowNobody(
      base.of,
      routes.map(({ of }) => of),
    ),
    ambiguous: true,
  };
  return {
    describe: () => ({
      ...base.of.describe(),
      environment,
      routes: Object.fromEntries(routes.map(({ route, of }) => [route, of.describe()])),
    }),
    places: routes.length > 0 ? [base, ...routes, nowhere] : [base],
    placeOf(path) {
      const route = findRoute(path);
      return route === 'ambiguous' ? nowhere : (route ?? base);
    },
  };
}

/** The base with nobody allowed, and as strict as the strictest route. */
function allowNobody(base: BuiltPathPolicy, routes: readonly BuiltPathPolicy[]): BuiltPathPolicy {
  const enforce = [base, ...routes].some(({ data }) => data.enforce);
  const data = { ...base.data, allowOriginRegex: null, allowOriginIf: false, enforce };
  return {
    ...base,
    data,
    describe: () => ({ allowOrigins: [], ...data }),
    anyOrigin: false,
    nullOrigin: false,
    matcher: new OriginMatcher(0),
    regex: undefined,
    allowOriginIf: undefined,
  };
}

/** Lays the options of a route or an environment over what was said before. */
function layerOver(
  report: Report,
  under: SaidOptions,
  options: unknown,
  path: string,
  names: readonly string[],
): SaidOptions {
  const anew = isRecord(options) ? Object.keys(options).filter((name) => options[name] !== undefined) : [];
  return layer(report, forgetOrigins(under, anew), options, path, names);
}

function readRecord({ report, said }: Reading, name: 'routes' | 'environments'): Record<string, unknown> {
  const given = said.get(name);
  if (!given) return {};
  const { value, path } = given;
  if (isRecord(value)) return value;
  report.add('option-type', path, value, name);
  return {};
}

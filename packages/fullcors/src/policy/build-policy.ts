import { type BuiltPathPolicy, buildPathPolicy } from './build-path-policy.js';
import { deepFreeze } from './deep-freeze.js';
import { chooseEnvironment, layerVariables, type Variables } from './environment.js';
import { isRecord, layer } from './layer.js';
import { ENVIRONMENT_NAMES, OPTION_NAMES, ROUTE_NAMES } from './option-names.js';
import { compileRoutes, type GivenRoute, type RouteTable } from './path-pattern.js';
import type { Policy } from './policy.js';
import { CorsPolicyError, quote } from './problems.js';
import { type Reading, readValue } from './read-options.js';
import { Report } from './report.js';

/** The policy in force, compiled. */
export interface BuiltPolicy {
  readonly data: Policy;
  readonly base: BuiltPathPolicy;
  readonly routes: readonly BuiltRoute[];
  /** The most specific route that covers a path. */
  readonly findRoute: RouteTable<BuiltRoute>;
}

/** A route and its complete policy. */
export interface BuiltRoute extends GivenRoute {
  readonly of: BuiltPathPolicy;
}

/**
 * Options -> policy, or a {@link CorsPolicyError} with every problem. The environments that are not in force are built
 * as well, so that what is wrong in production is found in development.
 */
export function buildPolicy(options: unknown, variables: Variables): BuiltPolicy {
  const report = new Report();
  const base = layer(report, new Map(), options, '', OPTION_NAMES);
  const environments = readRecord({ report, said: base }, 'environments');
  const environment = chooseEnvironment(report, variables, Object.keys(environments));
  let inForce: Omit<BuiltPolicy, 'data'> | undefined;
  for (const name of new Set([environment, ...Object.keys(environments)])) {
    const path = `environments.${name}`;
    const over = Object.hasOwn(environments, name);
    const said = over ? layer(report, base, environments[name], path, ENVIRONMENT_NAMES) : base;
    if (name === environment) {
      inForce = buildEnvironment({ report, said: layerVariables(report, said, variables) }, '');
    } else buildEnvironment({ report, said }, path);
  }
  const { problems } = report;
  if (problems.length > 0 || !inForce) throw new CorsPolicyError(problems);
  const routes = Object.fromEntries(inForce.routes.map(({ pattern, of }) => [pattern, of.data]));
  return { ...inForce, data: deepFreeze({ ...inForce.base.data, environment, routes }) };
}

function buildEnvironment(reading: Reading, path: string): Omit<BuiltPolicy, 'data'> {
  const { report, said } = reading;
  const base = buildPathPolicy(reading, path);
  const routes = Object.entries(readRecord(reading, 'routes')).map(([pattern, options]) => {
    const path = `${said.get('routes')?.path}[${quote(pattern)}]`;
    const over = { report, said: layer(report, said, options, path, ROUTE_NAMES) };
    return { pattern, path, of: buildPathPolicy(over, path) };
  });
  return { base, routes, findRoute: compileRoutes(report, routes) };
}

const readRecord = (reading: Reading, name: 'routes' | 'environments'): Record<string, unknown> =>
  readValue(reading, name, isRecord) ?? {};

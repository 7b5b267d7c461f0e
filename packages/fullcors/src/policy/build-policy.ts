import { type BuiltPathPolicy, buildPathPolicy } from './build-path-policy.js';
import { deepFreeze } from './deep-freeze.js';
import { chooseEnvironment, layerVariables, type Variables } from './environment.js';
import { ENVIRONMENT_NAMES, isRecord, layer, OPTION_NAMES, ROUTE_NAMES } from './option-names.js';
import { compileRoutes, type RouteTable } from './path-pattern.js';
import type { Policy } from './policy.js';
import { CorsPolicyError, quote } from './problems.js';
import { Report, type SaidOptions } from './report.js';

/** The policy in force, compiled. */
export interface BuiltPolicy {
  readonly data: Policy;
  readonly base: BuiltPathPolicy;
  readonly routes: readonly BuiltRoute[];
  /** The most specific route that covers a path. */
  readonly findRoute: RouteTable<BuiltRoute>;
}

/** A route's pattern and its complete policy. */
export interface BuiltRoute {
  readonly pattern: string;
  readonly of: BuiltPathPolicy;
}

/**
 * Options -> policy, or a {@link CorsPolicyError} with every problem. The environments that are not in force are built
 * as well, so that what is wrong in production is found in development.
 */
export function buildPolicy(options: unknown, variables: Variables): BuiltPolicy {
  const report = new Report();
  const base = layer(report, new Map(), options, '', OPTION_NAMES);
  const environments = readRecord(
    report,
    base,
    'environments',
    "{ production: { allowOrigins: ['https://app.example.com'] } }",
  );
  const environment = chooseEnvironment(report, variables, Object.keys(environments));
  let inForce: Omit<BuiltPolicy, 'data'> | undefined;
  for (const name of new Set([environment, ...Object.keys(environments)])) {
    const path = `environments.${name}`;
    const over = Object.hasOwn(environments, name);
    const said = over ? layer(report, base, environments[name], path, ENVIRONMENT_NAMES) : base;
    if (name === environment) inForce = buildEnvironment(report, layerVariables(report, said, variables), '');
    else buildEnvironment(report, said, path);
  }
  if (report.problems.length > 0 || !inForce) throw new CorsPolicyError(Object.freeze(report.problems));
  const routes = Object.fromEntries(inForce.routes.map(({ pattern, of }) => [pattern, of.data]));
  return { ...inForce, data: deepFreeze({ ...inForce.base.data, environment, routes }) };
}

function buildEnvironment(report: Report, said: SaidOptions, path: string): Omit<BuiltPolicy, 'data'> {
  const base = buildPathPolicy(report, said, path);
  const given = readRecord(report, said, 'routes', "{ '/public/*': { allowOrigins: ['*'] } }");
  const routes = Object.entries(given).map(([pattern, options]) => {
    const at = `${said.get('routes')?.path}[${quote(pattern)}]`;
    const of = buildPathPolicy(report, layer(report, said, options, at, ROUTE_NAMES), at);
    return { pattern, path: at, of: { pattern, of } };
  });
  return { base, routes: routes.map(({ of }) => of), findRoute: compileRoutes(report, routes) };
}

function readRecord(
  report: Report,
  said: SaidOptions,
  name: string,
  example: string,
): Record<string, unknown> {
  const given = said.get(name);
  if (!given || isRecord(given.value)) return (given?.value as Record<string, unknown> | undefined) ?? {};
  report.add(
    'option-type',
    given.path,
    given.value,
    `${quote(given.value)} is of the wrong type`,
    `write ${example}`,
  );
  return {};
}

import { layers } from '#layers';
import { type BuiltPathPolicy, buildPathPolicy } from './build-path-policy.js';
import type { Building } from './building.js';
import { layer } from './layer.js';
import { OPTION_NAMES } from './option-names.js';
import type { Policy } from './policy.js';
import { CorsPolicyError } from './problems.js';
import { Report, type SaidOptions } from './report.js';
import { environmentOf, type Variables } from './variables.js';

/** The policy in force, compiled. */
export interface BuiltPolicy {
  /** As plain data, written when it is asked for. */
  readonly describe: () => Policy;
  /** The base, and every place that has a policy of its own. */
  readonly places: readonly Place[];
  readonly placeOf: (path: string) => Place;
}

/** Some paths and their complete policy. */
export interface Place {
  /** The pattern of the route; undefined for the base. */
  readonly route: string | undefined;
  readonly of: BuiltPathPolicy;
  /** Set where different readings of the path lead to different policies: then nobody is allowed. */
  readonly ambiguous?: true;
}

/** Options -> policy, or a {@link CorsPolicyError} with every problem. */
export function* buildPolicy(options: unknown, variables: Variables): Building<BuiltPolicy> {
  const report = new Report();
  const said = layer(report, new Map(), options, '', OPTION_NAMES);
  const built = yield* (layers?.build ?? buildBase)(report, said, variables);
  const { problems } = report;
  if (problems.length > 0) throw new CorsPolicyError(problems);
  return built;
}

/** One policy for all paths and in every environment: what a bundle without layers can hold, and nothing else. */
function* buildBase(report: Report, said: SaidOptions, variables: Variables): Building<BuiltPolicy> {
  const missing = (path: string, value: unknown): void =>
    report.add('part-missing', path, value, 'fullcors/layers');
  for (const name of ['routes', 'environments']) {
    const given = said.get(name);
    if (given) missing(name, given.value);
  }
  // Which of them are ours the part would tell, and what is nearly ours; so none is passed over.
  for (const [name, value] of Object.entries(variables)) {
    if (/^CORS_(?!ENV$)/.test(name) && value !== undefined) missing(name, value);
  }
  const base: Place = { route: undefined, of: yield* buildPathPolicy({ report, said }, '') };
  const environment = environmentOf(variables);
  const describe = (): Policy => ({ ...base.of.describe(), environment, routes: {} });
  return { describe, places: [base], placeOf: () => base };
}

/**
 * The variables of the process, where there is one. Deno without --allow-env throws here, unless the part is there to
 * tell which are to be read.
 */
export function processVariables(): Variables {
  const { env = {} } = (globalThis as { process?: { env?: Variables } }).process ?? {};
  return layers ? layers.readable(env) : { ...env };
}

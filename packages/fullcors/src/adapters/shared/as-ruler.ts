import type { Decision } from '../../protocol/decision.js';
import { isPromise } from '../../protocol/is-promise.js';
import { RULE, type Rule, Ruling } from '../../protocol/ruling.js';
import { asCors, type MadeCors } from './as-cors.js';

/** A policy as the Node adapters ask it. */
export interface Ruler {
  readonly cors: MadeCors;
  readonly rule: Rule;
}

/** Options or a policy in force -> its rule; of a policy of another copy of this package, by its decisions. */
export function asRuler(optionsOrCors: unknown): Ruler {
  const cors: MadeCors & { readonly [RULE]?: Rule } = asCors(optionsOrCors);
  return { cors, rule: cors[RULE] ?? ruleBy(cors) };
}

const ruleBy =
  (cors: MadeCors): Rule =>
  (request) => {
    const decided = cors.decideAsync(request);
    return isPromise(decided) ? decided.then(ruled) : ruled(decided);
  };

const ruled = (decision: Decision): Ruling => new Ruling(decision);

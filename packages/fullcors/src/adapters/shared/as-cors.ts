import { words } from '#words';
import { processVariables } from '../../policy/build-policy.js';
import { finish } from '../../policy/building.js';
import type { Cors } from '../../protocol/cors.js';
import { decideBy, putInForce, ruleIn } from '../../protocol/in-force.js';
import { RULE, type Rule } from '../../protocol/ruling.js';

/**
 * What an adapter asks of a policy, and how it tells what `createCors` made from options: with all of `Cors` beside the
 * options, an editor would complete its methods among them.
 */
export type MadeCors = Pick<Cors, 'decideAsync'>;

/**
 * Every adapter takes options or a policy in force. Told by its methods, not by its class: an application may well hold
 * this package twice, as ES modules and as CommonJS. What is made of options is no whole `Cors`, which would weigh down
 * every bundle.
 */
export function asCors(optionsOrCors: unknown): MadeCors {
  const mistake = words?.mistakenFor(optionsOrCors);
  if (mistake) throw new TypeError(mistake);
  const isCors = typeof (optionsOrCors as MadeCors | undefined)?.decideAsync === 'function';
  if (isCors) return optionsOrCors as MadeCors;
  const inForce = finish(putInForce(optionsOrCors, processVariables()));
  const rule: Rule = (request) => ruleIn(inForce, request);
  return { decideAsync: (request) => decideBy(rule, request), [RULE]: rule } as MadeCors;
}

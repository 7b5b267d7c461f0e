import type { Policy } from 'fullcors';
import { EmitError, type Gap } from './gaps.js';
import { rulesOf } from './rules/rules-of.js';
import { TARGETS, type TargetName } from './targets/index.js';
import type { EmittedFile, Target } from './targets/target.js';
import { readValues } from './targets/values.js';

export interface EmitOptions {
  /**
   * Emit also where the target refuses what the policy allows. What would allow more is never emitted.
   * @default false
   */
  allowGaps?: boolean;
  /**
   * What the files name besides the policy, such as `{ host: 'api.example.com' }`; see `TARGETS[target].values`.
   * @default each value's own
   */
  values?: Readonly<Record<string, string>>;
}

/** A policy in the language of a target. */
export interface Emission {
  readonly target: TargetName;
  readonly files: readonly EmittedFile[];
  /** What the target does otherwise than the policy says, and what was left out by `allowGaps`. */
  readonly warnings: readonly Gap[];
}

/**
 * The canonical policy (`createCors(options).policy`) as native configuration that answers as the runtime does.
 * @throws EmitError with every gap, where the target cannot say the policy.
 * @throws TypeError where a value is unknown or is not what it may be.
 */
export function emit(
  policy: Policy,
  target: TargetName,
  { allowGaps = false, values = {} }: EmitOptions = {},
): Emission {
  const engine: Target = TARGETS[target];
  const { files, gaps } = engine.draft(rulesOf(policy), readValues(target, engine, values));
  const isRefused = gaps.some(({ effect }) => effect === 'widens' || (effect === 'narrows' && !allowGaps));
  if (isRefused) throw new EmitError(target, gaps);
  return { target, files, warnings: gaps };
}

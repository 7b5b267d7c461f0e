import type { Policy } from 'fullcors';
import { EmitError, type Gap } from './gaps.js';
import { rulesOf } from './rules/rules-of.js';
import { TARGETS, type TargetName } from './targets/index.js';
import type { EmittedFile } from './targets/target.js';

export interface EmitOptions {
  /**
   * Emit also where the target refuses what the policy allows. What would allow more is never emitted.
   * @default false
   */
  allowGaps?: boolean;
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
 */
export function emit(policy: Policy, target: TargetName, { allowGaps = false }: EmitOptions = {}): Emission {
  const { files, gaps } = TARGETS[target].draft(rulesOf(policy), policy);
  const isRefused = gaps.some(({ effect }) => effect === 'widens' || (effect === 'narrows' && !allowGaps));
  if (isRefused) throw new EmitError(target, gaps);
  return { target, files, warnings: gaps };
}

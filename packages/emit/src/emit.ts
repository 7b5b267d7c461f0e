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
  /**
   * What every variable, rule and file that is made begins with: a letter, then letters and digits, in lower case, at most
   * 32. Two policies in one proxy need two names.
   * @default 'cors'
   */
  name?: string;
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
 * @throws TypeError for a target that is not there, and for a name that is none.
 */
export function emit(
  policy: Policy,
  target: TargetName,
  { allowGaps = false, name = 'cors' }: EmitOptions = {},
): Emission {
  if (!Object.hasOwn(TARGETS, target)) {
    throw new TypeError(
      `${JSON.stringify(target)} is not a target: write one of ${Object.keys(TARGETS).join(', ')}`,
    );
  }
  if (!/^[a-z][a-z0-9]{0,31}$/.test(name)) {
    throw new TypeError(
      `${JSON.stringify(name)} is not a name for what is emitted: write a letter, then at most 31 letters and digits, in lower case`,
    );
  }
  const { files, gaps } = TARGETS[target].draft(rulesOf(policy), { name, policy });
  const isRefused = gaps.some(({ effect }) => effect === 'widens' || (effect === 'narrows' && !allowGaps));
  if (isRefused) throw new EmitError(target, gaps);
  return { target, files, warnings: gaps };
}

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
   * What every variable, rule and file that is made begins with: a letter, then letters and digits, in lower case, at most
   * 32. Two policies in one proxy need two names.
   * @default 'cors'
   */
  name?: string;
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
 * @throws TypeError for a target that is not there, for a name that is none, and for a value that the target does not take.
 */
export function emit(
  policy: Policy,
  target: TargetName,
  { allowGaps = false, name = 'cors', values = {} }: EmitOptions = {},
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
  const engine: Target = TARGETS[target];
  const asked = { name, values: readValues(target, engine, values), policy };
  const { files, gaps } = engine.draft(rulesOf(policy), asked);
  const isRefused = gaps.some(({ effect }) => effect === 'widens' || (effect === 'narrows' && !allowGaps));
  if (isRefused) throw new EmitError(target, gaps);
  return { target, files, warnings: gaps };
}

import { type Emission, EmitError, emit, type Gap, type TargetName } from '@fullcors/emit';
import type { Cors } from 'fullcors';
import type { EmitFlags } from '../commands/emit.js';
import { policyIn } from '../config/in-force.js';
import { loadPolicyFile } from '../config/load.js';
import type { PolicyFile } from '../config/policy-file.js';
import { CannotRun, EXIT, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { refuseContradictions } from './contradictions.js';
import { placeGaps } from './placed-gap.js';
import { findTarget, listTargets } from './targets.js';
import { readSet } from './values.js';

/** `fullcors emit`: the policy file as the configuration of something else. */
export async function emitCommand(
  terminal: Terminal,
  given: string | undefined,
  flags: EmitFlags,
): Promise<ExitCode> {
  refuseContradictions(given, flags);
  if (given === undefined && !flags.verify) return listTargets(terminal, flags.format);
  const target = given === undefined ? undefined : findTarget(given);
  const file = await loadPolicyFile(terminal.cwd, flags.config);
  const cors = policyIn(file, flags.env, terminal.env);
  const draft = target && emitted(cors, target, flags);
  const subject: Subject = {
    file,
    cors,
    environment: cors.policy.environment,
    target,
    gaps: placeGaps(file, cors, draft ? draft.gaps : []),
  };
  if (draft && !draft.emission) {
    const { refuse } = await import('./refuse.js');
    return refuse(terminal, subject, flags);
  }
  if (flags.verify) {
    const { verify } = await import('./verify/verify.js');
    return verify(terminal, subject, flags.verify, flags);
  }
  const { deliver } = await import('./files/deliver.js');
  return draft?.emission ? deliver(terminal, subject, draft.emission, flags) : EXIT.OK;
}

/** What is emitted, and from what. */
export interface Subject {
  readonly file: PolicyFile;
  readonly cors: Cors;
  readonly environment: string;
  /** Undefined where a deployment is compared with the policy itself. */
  readonly target: TargetName | undefined;
  /** What the target does not say as the policy does. */
  readonly gaps: ReturnType<typeof placeGaps>;
}

function emitted(
  { policy }: Cors,
  target: TargetName,
  { allowGaps, name, set }: EmitFlags,
): { readonly emission?: Emission; readonly gaps: readonly Gap[] } {
  const values = readSet(set);
  try {
    const emission = emit(policy, target, {
      values,
      allowGaps: allowGaps ?? false,
      ...(name === undefined ? {} : { name }),
    });
    return { emission, gaps: emission.warnings };
  } catch (error) {
    if (error instanceof EmitError) return { gaps: error.gaps };
    // The target is one that there is, so it is what was said besides.
    if (error instanceof TypeError && (name !== undefined || set !== undefined)) {
      throw new CannotRun(error.message.replace(/: .*/, ''), error.message.replace(/^.*?: /, ''));
    }
    throw error;
  }
}

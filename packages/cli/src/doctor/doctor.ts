import type { DoctorFlags } from '../commands/doctor.js';
import { CannotRun, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';

export async function doctor(
  _terminal: Terminal,
  _given: string | undefined,
  _flags: DoctorFlags,
): Promise<ExitCode> {
  throw new CannotRun('being built');
}

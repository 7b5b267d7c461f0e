import type { CheckFlags } from '../commands/check.js';
import { CannotRun, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';

export async function check(_terminal: Terminal, _flags: CheckFlags): Promise<ExitCode> {
  throw new CannotRun('being built');
}

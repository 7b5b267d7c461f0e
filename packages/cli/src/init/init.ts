import type { InitFlags } from '../commands/init.js';
import { CannotRun, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';

export async function init(_terminal: Terminal, _flags: InitFlags): Promise<ExitCode> {
  throw new CannotRun('being built');
}

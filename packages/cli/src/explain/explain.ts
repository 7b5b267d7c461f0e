import type { ExplainFlags } from '../commands/explain.js';
import { CannotRun, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';

export async function explain(
  _terminal: Terminal,
  _given: string | undefined,
  _flags: ExplainFlags,
): Promise<ExitCode> {
  throw new CannotRun('being built');
}

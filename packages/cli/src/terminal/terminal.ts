import { createColors } from 'picocolors';

/** What a command is run in. Tests pass one of their own. */
export interface Terminal {
  /** What the command was asked for: a report, a file. */
  out(text: string): void;
  /** What is said besides: errors, progress. */
  err(text: string): void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person is at the other end, who can be asked. */
  readonly isInteractive: boolean;
  readonly columns: number;
  /** Whether the output has colours: NO_COLOR, FORCE_COLOR, `--no-color` and whether it is a terminal decide. */
  readonly hasColor: boolean;
}

/** The widest line that is comfortably read. */
const MAX_COLUMNS = 100;
const DEFAULT_COLUMNS = 80;

export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // `fullcors check | head`: who reads has read enough.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));
  const isInteractive = Boolean(stdin.isTTY && stdout.isTTY);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    cwd: process.cwd(),
    env,
    isInteractive,
    columns: Math.min(stdout.columns || DEFAULT_COLUMNS, MAX_COLUMNS),
    hasColor: wantsColor(env, Boolean(stdout.isTTY)),
  };
}

/** https://no-color.org and its sibling FORCE_COLOR, of which 0 says no; a terminal that says it is dumb has none. */
function wantsColor(env: Terminal['env'], isTerminal: boolean): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env;
  if (no) return false;
  if (force) return force !== '0' && force !== 'false';
  return isTerminal && term !== 'dumb';
}

export type Style = ReturnType<typeof createColors>;

export const styleOf = ({ hasColor }: Terminal): Style => createColors(hasColor);

import type { Terminal } from './terminal.js';

export interface Spinner {
  readonly tick: (method: string) => void;
  readonly stop: () => void;
}

/**
 * Shows a person who is asked how often. It draws in colours, so without them there is none. On stderr, so that what is
 * asked for stays what is printed.
 */
export async function startSpinner(
  { isInteractive, hasColor }: Terminal,
  host: string,
): Promise<Spinner | undefined> {
  if (!isInteractive || !hasColor) return undefined;
  const { spinner } = await import('@clack/prompts');
  const turning = spinner({ output: process.stderr });
  turning.start(`asking ${host}`);
  let count = 0;
  return {
    tick: (method) => turning.message(`asking ${host}: ${++count} ${method}`),
    stop: () => turning.clear(),
  };
}

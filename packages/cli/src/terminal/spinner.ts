/** Shows who is asked how often. On stderr, so that what is asked for stays what is printed. */
export async function startSpinner(
  host: string,
): Promise<{ readonly tick: (method: string) => void; readonly stop: () => void }> {
  const { spinner } = await import('@clack/prompts');
  const turning = spinner({ output: process.stderr });
  turning.start(`asking ${host}`);
  let count = 0;
  return {
    tick: (method) => turning.message(`asking ${host}: ${++count} ${method}`),
    stop: () => turning.clear(),
  };
}

let warned = false;

/** Says once that a second policy on the same request was passed over. */
export function warnMountedTwice(): void {
  if (warned) return;
  warned = true;
  const message =
    'fullcors: two policies are mounted on the same request. The first one decided it, preflight and all; the second ' +
    'was ignored. For paths with policies of their own use one mount with `routes`.';
  const { process } = globalThis as {
    process?: { emitWarning?: (message: string, options: object) => void };
  };
  if (process?.emitWarning) process.emitWarning(message, { code: 'FULLCORS_MOUNTED_TWICE' });
  else console.warn(message);
}

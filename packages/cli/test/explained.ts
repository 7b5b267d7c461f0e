import { expect } from 'vitest';
import { runCli } from './support.js';

/** What `fullcors explain` says of a policy, as JSON. */
export interface Explained {
  readonly verdict: string;
  readonly reason: string | null;
  readonly environment: string;
  readonly route: string | null;
  readonly preflightBecauseOf: readonly string[];
  readonly steps: readonly {
    readonly kind: string;
    readonly checks: readonly { code: string; passed: boolean; where: string | null; fix: string | null }[];
  }[];
  readonly exposed: readonly string[];
  readonly enginesThatDiffer: readonly { engine: string; isAllowed: boolean }[];
}

export async function explain(cwd: string, ...args: string[]): Promise<Explained & { code: number }> {
  const { code, out, err } = await runCli(['explain', ...args, '-f', 'json'], { cwd });
  expect(err).toBe('');
  return { code, ...JSON.parse(out) };
}

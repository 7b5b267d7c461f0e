import { test } from 'vitest';
import { E2E, POLICIES, runConformance } from './runners/run.js';
import { findRuntime } from './runners/runtimes.js';
import { startWorkerd } from './runners/workerd.js';

const bun = findRuntime('bun');
const deno = findRuntime('deno');
const workerd = findRuntime('workerd');

for (const adapter of ['fetch', 'hono']) {
  const can = ['web'];
  if (bun) {
    const args = ['--max-http-header-size=65536', `${E2E}servers/web-bun.js`, POLICIES, adapter];
    runConformance({ name: `${adapter} on Bun`, command: bun, args, can });
  }
  if (deno) {
    const args = ['run', '--allow-all', '--quiet', `${E2E}servers/web-deno.js`, POLICIES, adapter];
    runConformance({ name: `${adapter} on Deno`, command: deno, args, can });
  }
  if (workerd) {
    runConformance({
      name: `${adapter} on workerd`,
      command: workerd,
      args: [adapter],
      can,
      starter: startWorkerd,
    });
  }
}
if (!bun || !deno || !workerd) test.skip('not every runtime is here');

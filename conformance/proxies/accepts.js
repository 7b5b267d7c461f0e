import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emit } from '@fullcors/emit';
import fc from 'fast-check';
import { createCors } from 'fullcors';
import { expect, test } from 'vitest';
import { policies } from './generated.js';

/** How many policies are drawn; 10,000 take minutes, so each run draws a few others. All at once: EMITTED_POLICIES=10000 */
const POLICIES = Number(process.env.EMITTED_POLICIES ?? 300);
/** So many in one configuration: to start the server's own test takes longer than to test one policy. */
const AT_ONCE = 150;

const ENV = { env: {} };
const emission = (target, options, name) =>
  emit(createCors(options, ENV).policy, target, { allowGaps: true, name });

/**
 * A server's own test of its configuration. `prepare(folder, emissions)` writes one that holds all of them, and returns
 * the arguments with which the server tests it; `spoil` makes a mistake in a file.
 */
export function acceptsEveryPolicy({ name, target, command, prepare, spoil }) {
  const accepts = async (emissions) => {
    const folder = mkdtempSync(join(tmpdir(), `fullcors-${target}-`));
    try {
      await promisify(execFile)(command, prepare(folder, emissions), {
        timeout: 110_000,
        maxBuffer: 1e8,
        env: { ...process.env, HOME: folder },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test(`${name} accepts what is made of ${POLICIES} policies`, async () => {
    const drawn = fc.sample(policies, { numRuns: POLICIES });
    for (let at = 0; at < drawn.length; at += AT_ONCE) {
      const some = drawn.slice(at, at + AT_ONCE);
      await accepts(some.map((options, i) => [`p${i}`, emission(target, options, `p${i}`)]));
    }
  }, 1_200_000);

  test(`${name} accepts 10,000 origins`, async () => {
    const allowOrigins = Array.from({ length: 10_000 }, (_, i) => `https://tenant-${i}.example.com`);
    await accepts([['many', emission(target, { allowOrigins }, 'many')]]);
  }, 120_000);

  test(`${name} does not accept everything`, async () => {
    const { files } = emission(target, { allowOrigins: [] }, 'broken');
    const broken = files.map((file) => ({ ...file, text: spoil(file.text) }));
    expect(broken).not.toEqual(files);
    await expect(accepts([['broken', { files: broken }]])).rejects.toThrow();
  });
}

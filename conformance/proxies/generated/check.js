import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { emit } from '@fullcors/emit';

/** Policies in one file: to start costs a server more than one of them, and nginx looks for each variable among all. */
const AT_ONCE = 100;

/**
 * Emits generated policies and puts them to a server's own test of its configuration. `folder(emissions)` makes the
 * folder that holds them, `command(folder)` says how it is tested. A failure is the first policy that fails alone.
 */
export function checkGenerated(target, policies, { seed, folder, command }) {
  for (let from = 0; from < policies.length; from += AT_ONCE) {
    const batch = policies.slice(from, from + AT_ONCE).map((generated, i) => ({
      ...generated,
      emission: emit(generated.policy, target, { allowGaps: true, name: `p${i}` }),
    }));
    const failure = test(batch);
    if (!failure) continue;
    const found = bisect(batch);
    throw new Error(
      `${target}, seed ${seed}: ${failure}\n${JSON.stringify(found?.options, undefined, 2)} in ${JSON.stringify(found?.environment)}`,
    );
  }

  function test(batch) {
    const place = folder(batch.map(({ emission }) => emission));
    try {
      const [program, args] = command(place);
      const { status, stdout, stderr, error } = spawnSync(program, args, {
        encoding: 'utf8',
        timeout: 120_000,
        maxBuffer: 2 ** 26,
      });
      if (error) throw error;
      return status === 0 ? undefined : `${stderr}${stdout}`.slice(0, 2000);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }

  function bisect(batch) {
    let left = batch;
    while (left.length > 1) {
      const half = left.slice(0, Math.ceil(left.length / 2));
      left = test(half) ? half : left.slice(half.length);
    }
    return left[0];
  }
}

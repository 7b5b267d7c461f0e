// How long `createCors` takes in a fresh process, cold as at a server's start, beside the start of `node -e 0`; and what
// it keeps.
import { runNode } from '../run-node.js';
import { median } from '../statistics.js';

export const COUNTS = [1, 1000, 1_000_000];
const KINDS = { origin: 'https://', 'subdomain pattern': 'https://*.' };

const source = (count, prefix) => `
  import { createCors } from 'fullcors';
  // As they come from a file: what is joined is another object in front of each text, until it is read.
  const allowOrigins = JSON.parse(
    JSON.stringify(Array.from({ length: ${count} }, (_, i) => '${prefix}tenant-' + i + '.example.com')),
  );
  const kept = () => {
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = kept();
  const start = performance.now();
  const cors = createCors({ allowOrigins });
  const ms = performance.now() - start;
  const bytes = kept() - before;
  console.log(JSON.stringify({ ms, bytes, origins: allowOrigins.length, kind: cors.decide({ method: 'GET' }).kind }));`;

/** @returns {Record<string, { ratio: number, ms: number, bytes: number }>} bytes kept for each pattern */
export function measureBuilds(rounds, counts = COUNTS) {
  const results = {};
  for (const count of counts) {
    for (const [kind, prefix] of Object.entries(KINDS)) {
      const builds = [];
      // A million takes seconds, whose spread is small.
      for (let round = 0; round < (count > 10_000 ? Math.min(rounds, 3) : rounds); round++) {
        const start = performance.now();
        runNode(['-e', '0']);
        const node = performance.now() - start;
        const built = JSON.parse(
          runNode(['--expose-gc', '--input-type=module', '-e', source(count, prefix)]),
        );
        builds.push({ ...built, ratio: built.ms / node });
      }
      const medianOf = (key) => median(builds.map((one) => one[key]));
      results[`${count.toLocaleString('en')} ${kind}${count === 1 ? '' : 's'}`] = {
        ratio: medianOf('ratio'),
        ms: medianOf('ms'),
        bytes: medianOf('bytes') / count,
      };
    }
  }
  return results;
}

// How long `createCors` takes in a fresh process, cold as at a server's start, beside the start of `node -e 0`.
import { runNode } from '../run-node.js';
import { median } from '../statistics.js';

export const COUNTS = [1, 1000, 100_000];

const source = (count) => `
  import { createCors } from 'fullcors';
  const allowOrigins = Array.from({ length: ${count} }, (_, i) => 'https://tenant-' + i + '.example.com');
  const start = performance.now();
  createCors({ allowOrigins, allowCredentials: true });
  console.log(performance.now() - start);`;

/** @returns {Record<string, { ratio: number, ms: number }>} */
export function measureBuilds(rounds) {
  const builds = COUNTS.map(() => []);
  const starts = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    runNode(['-e', '0']);
    starts.push(performance.now() - start);
    for (const [i, count] of COUNTS.entries()) {
      builds[i].push(Number(runNode(['--input-type=module', '-e', source(count)])));
    }
  }
  return Object.fromEntries(
    COUNTS.map((count, i) => [
      `${count.toLocaleString('en')} ${count === 1 ? 'origin' : 'origins'}`,
      { ratio: median(builds[i].map((ms, round) => ms / starts[round])), ms: median(builds[i]) },
    ]),
  );
}

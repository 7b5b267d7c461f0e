// Rounds. In each, every contender serves a batch of its own, and its time is compared with that of `hard-coded` in the
// same round: what else the machine was doing then, it did to both. The figure is the median of these ratios.
import { median, quartiles } from './statistics.js';

/** As long as a batch may take, in nanoseconds; 10,000 expressions are seen to be slow with one exchange. */
const LONGEST_BATCH = 5e6;

/**
 * @param {Record<string, (exchange: object) => unknown>} contenders `hard-coded` among them
 * @param {(i: number) => object} makeExchange
 * @returns {Promise<Record<string, { ratio: number, low: number, high: number, ns: number, bytes: number }>>}
 */
export async function measure(contenders, makeExchange, { rounds, warmUp, batch }) {
  const names = Object.keys(contenders);
  // Grows to `batch` while warming up, unless a contender takes milliseconds an exchange.
  const sizes = Object.fromEntries(names.map((name) => [name, Math.min(batch, 5)]));
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    // Each goes first in turn.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warmUp) % names.length];
      const run = await timeBatch(contenders[name], makeExchange, round + warmUp, sizes[name]);
      if (round >= 0) runs[name].push(run);
      else sizes[name] = affordable(run.ns, batch);
    }
  }
  const hard = runs['hard-coded'];
  return Object.fromEntries(
    names.map((name) => {
      const ratios = runs[name].map(({ ns }, round) => ns / hard[round].ns);
      const [low, high] = quartiles(ratios);
      const [ns, bytes] = ['ns', 'bytes'].map((key) => Math.round(median(runs[name].map((run) => run[key]))));
      return [name, { ratio: median(ratios), low, high, ns, bytes }];
    }),
  );
}

/** Nanoseconds and allocated bytes for one exchange. */
async function timeBatch(serve, makeExchange, round, size) {
  // Young objects, as in a server, and no collection while the clock runs; see `cell.js`.
  globalThis.gc({ type: 'minor' });
  const exchanges = Array.from({ length: size }, (_, i) => makeExchange(round * size + i));
  const before = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  for (const exchange of exchanges) {
    const served = serve(exchange);
    if (served !== undefined) await served;
  }
  const end = process.hrtime.bigint();
  return { ns: Number(end - start) / size, bytes: (process.memoryUsage().heapUsed - before) / size };
}

const affordable = (ns, batch) => Math.max(1, Math.min(batch, Math.floor(LONGEST_BATCH / ns)));

// Rounds. In each, every contender serves a batch of its own, and its time is compared with that of `hard-coded` in the
// same round: what else the machine was doing then, it did to both. The figure is the median of these ratios.
import { median, quartiles } from '../statistics.js';

/** As long as a batch may take, in nanoseconds; 10,000 expressions are seen to be slow with one exchange. */
const LONGEST_BATCH = 4e6;
/** No contender is waited for longer than this, in nanoseconds and in all; nor warmed up for longer than that. */
const LONGEST_WAIT = 2.5e8;
const LONGEST_WARM_UP = 2e8;

/**
 * @param {Record<string, (exchange: object) => unknown>} contenders
 * @param {(i: number) => object} makeExchange
 * @param {{ rounds: number, warmUp: number, batch: number }} effort `warmUp` in exchanges
 * @param {string} base the contender that the others are compared with
 * @returns {Promise<Record<string, Figure>>}
 * @typedef {{ ratio: number, low: number, high: number, ns: number, bytes: number }} Figure a median and its quartiles
 */
export async function measure(contenders, makeExchange, { rounds, warmUp, batch }, base = 'hard-coded') {
  const all = { ...contenders, [CLOCK]: () => {} };
  const names = Reflect.ownKeys(all);
  const sizes = await warm(all, names, makeExchange, warmUp, batch);
  const runs = new Map(names.map((name) => [name, []]));
  const spent = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < rounds; round++) {
    // Young objects, as in a server, and no collection while the clock runs; see FLAGS in index.js.
    globalThis.gc({ type: 'minor' });
    // Each goes first in turn.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      const isTired = spent.get(name) > LONGEST_WAIT;
      const size = sizes.get(name);
      const run = isTired ? undefined : await timeBatch(all[name], makeExchange, round, size);
      if (run) spent.set(name, spent.get(name) + run.ns * size);
      runs.get(name).push(run);
    }
  }
  const clock = median(runs.get(CLOCK).map(({ ns }) => ns));
  return Object.fromEntries(
    Object.keys(contenders).map((name) => {
      const taken = runs.get(name).flatMap((run, round) => (run ? [{ ...run, round }] : []));
      const ratios = taken.map(({ ns, round }) => (ns - clock) / (runs.get(base)[round].ns - clock));
      const [low, high] = quartiles(ratios);
      const ns = Math.round(median(taken.map((run) => run.ns)) - clock);
      const bytes = Math.round(median(taken.map((run) => run.bytes)));
      return [name, { ratio: median(ratios), low, high, ns, bytes }];
    }),
  );
}

/**
 * Serves until it is compiled, as it is in a server after its first second. In turn, as in the rounds: what one makes the
 * compiler learn of Node's objects throws away code that was made for another before. Returns the size of each one's batches.
 */
async function warm(contenders, names, makeExchange, times, batch) {
  const warmed = new Map(names.map((name) => [name, { ns: Number.POSITIVE_INFINITY, served: 0, spent: 0 }]));
  const isCold = ({ served, spent }) => served < times && spent < LONGEST_WARM_UP;
  for (let cold = names; cold.length > 0; cold = cold.filter((name) => isCold(warmed.get(name)))) {
    globalThis.gc({ type: 'minor' });
    for (const name of cold) {
      const { ns, served, spent } = warmed.get(name);
      const size = ns > 1e6 ? 1 : Math.min(times, 500);
      const run = await timeBatch(contenders[name], makeExchange, served, size);
      warmed.set(name, { ns: run.ns, served: served + size, spent: spent + run.ns * size });
    }
  }
  return new Map(names.map((name) => [name, affordable(warmed.get(name).ns, batch)]));
}

const UNCOUNTED = 5;

/** Serves nothing: what the clock itself takes is subtracted. */
const CLOCK = Symbol('clock');

/**
 * Nanoseconds and allocated bytes for one exchange. Each is made right before it is served, so that a request is as hot as
 * one that has just been parsed; only serving is timed.
 */
async function timeBatch(serve, makeExchange, round, size) {
  let [ns, bytes] = [0, 0];
  // The first are not counted: they find the caches as another contender left them.
  for (let i = -Math.min(UNCOUNTED, size - 1); i < size; i++) {
    const exchange = makeExchange(round * size + i + UNCOUNTED);
    // Asking for the heap's size takes longer than most exchanges, so it is asked once.
    const isFirst = i === 0;
    const before = isFirst ? process.memoryUsage().heapUsed : 0;
    const start = performance.now();
    const served = serve(exchange);
    if (served !== undefined) await served;
    if (i >= 0) ns += (performance.now() - start) * 1e6;
    if (isFirst) bytes = process.memoryUsage().heapUsed - before;
  }
  return { ns: ns / size, bytes };
}

const affordable = (ns, batch) => Math.max(1, Math.min(batch, Math.floor(LONGEST_BATCH / ns)));

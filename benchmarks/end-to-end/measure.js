// Rounds again, each of fresh processes: every framework's four servers one after the other, compared within the round.
import { fileURLToPath } from 'node:url';
import { median, quartiles } from '../statistics.js';
import { load, REQUESTS, verify } from './load.js';
import { startServer } from './process.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const KEYS = ['perSecond', 'p99', 'cpu'];

/**
 * @param {{ name: string, baseline: string, commands: Record<string, string[]> }[]} frameworks see frameworks.js
 * @param {{ processes: number, amount: number }} effort rounds, each of fresh processes, and requests for each
 * @returns {Promise<Record<string, Record<string, Record<string, Row>>>>} by framework, request and variant
 * @typedef {{ perSecond: number, p99: number, cpu: number, ratio: number, low: number, high: number, toBare: number,
 *   beyond: number, beyondLow: number, beyondHigh: number }} Row `ratio` of requests a second to the baseline, `toBare` to
 *   the server without CORS, and `beyond`, the microseconds of processor time a request beyond the baseline: medians of
 *   same-round figures, with their quartiles
 */
export async function measureEndToEnd(frameworks, { processes, amount }) {
  const results = {};
  for (const { name, commands, baseline } of frameworks) {
    const runs = Object.keys(commands).map((variant) => ({ variant, GET: [], preflight: [] }));
    for (let round = 0; round < processes; round++) {
      for (let turn = 0; turn < runs.length; turn++) {
        const run = runs[(turn + round) % runs.length];
        const taken = await measureProcess(commands[run.variant], run.variant, amount);
        for (const kind of Object.keys(REQUESTS)) run[kind].push(taken[kind]);
      }
    }
    results[name] = Object.fromEntries(
      Object.keys(REQUESTS).map((kind) => [kind, summary(runs, kind, baseline)]),
    );
  }
  return results;
}

async function measureProcess(command, variant, amount) {
  const server = await startServer(command, here);
  try {
    await verify(server, variant);
    for (const request of Object.values(REQUESTS)) await load(server, request, Math.ceil(amount / 2));
    const taken = {};
    for (const [kind, request] of Object.entries(REQUESTS)) taken[kind] = await load(server, request, amount);
    return taken;
  } finally {
    await server.stop();
  }
}

function summary(runs, kind, baseline) {
  const base = runs.find(({ variant }) => variant === baseline)[kind];
  const bare = runs.find(({ variant }) => variant === 'none')[kind];
  return Object.fromEntries(
    runs.map((run) => {
      const taken = run[kind];
      const ratios = taken.map(({ perSecond }, i) => perSecond / base[i].perSecond);
      const toBare = median(taken.map(({ perSecond }, i) => perSecond / bare[i].perSecond));
      const beyond = taken.map(({ cpu }, i) => cpu - base[i].cpu);
      const [low, high] = quartiles(ratios);
      const [beyondLow, beyondHigh] = quartiles(beyond);
      const medians = Object.fromEntries(KEYS.map((key) => [key, median(taken.map((one) => one[key]))]));
      const row = { ...medians, ratio: median(ratios), low, high, toBare };
      return [run.variant, { ...row, beyond: median(beyond), beyondLow, beyondHigh }];
    }),
  );
}

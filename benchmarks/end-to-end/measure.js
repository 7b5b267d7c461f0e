// Rounds again, each of fresh processes: every framework's four servers one after the other, compared within the round.
import { fileURLToPath } from 'node:url';
import { median, quartiles } from '../statistics.js';
import { load, REQUESTS, verify, warmUp } from './load.js';
import { startServer } from './process.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const KEYS = ['perSecond', 'p99', 'cpu'];
/** In how many parts the requests of a round are sent. */
const BURSTS = 6;

/**
 * @param {{ name: string, baseline: string, commands: Record<string, string[]> }[]} frameworks see frameworks.js
 * @param {{ processes: number, amount: number, serverWarmUp: number }} effort rounds, each of fresh processes; requests for
 *   each, and before anything is measured, until it is compiled
 * @returns {Promise<Record<string, Record<string, Record<string, Row>>>>} by framework, request and variant
 * @typedef {{ perSecond: number, p99: number, cpu: number, ratio: number, low: number, high: number, toBare: number,
 *   beyond: number, beyondLow: number, beyondHigh: number }} Row `ratio` of requests a second to the baseline, `toBare` to
 *   the server without CORS, and `beyond`, the microseconds of processor time a request beyond the baseline: medians of
 *   same-round figures, with their quartiles
 */
export async function measureEndToEnd(frameworks, { processes, amount, serverWarmUp }) {
  const results = {};
  for (const { name, commands, baseline } of frameworks) {
    const rounds = [];
    for (let round = 0; round < processes; round++) {
      rounds.push(await measureRound(commands, round, amount, serverWarmUp));
    }
    results[name] = Object.fromEntries(
      Object.keys(REQUESTS).map((kind) => [kind, summary(rounds, kind, Object.keys(commands), baseline)]),
    );
  }
  return results;
}

/** A server of each variant, and short bursts to each in turn: what is compared has run within a second. */
async function measureRound(commands, round, amount, warmUpAmount) {
  const variants = Object.keys(commands);
  const starting = variants.map((variant) => startServer(commands[variant], here));
  try {
    const started = await Promise.all(starting);
    const servers = new Map(variants.map((variant, i) => [variant, started[i]]));
    for (const [variant, server] of servers) await verify(server, variant);
    // At once, since nothing is measured yet.
    await Promise.all(started.map((server) => warmUp(server, warmUpAmount)));
    const bursts = [];
    for (let burst = 0; burst < BURSTS; burst++) {
      const taken = Object.fromEntries(variants.map((variant) => [variant, {}]));
      for (const [kind, request] of Object.entries(REQUESTS)) {
        for (let turn = 0; turn < variants.length; turn++) {
          const variant = variants[(turn + burst + round) % variants.length];
          taken[variant][kind] = await load(servers.get(variant), request, Math.ceil(amount / BURSTS));
        }
      }
      bursts.push(taken);
    }
    return bursts;
  } finally {
    // Where one has not started, the others have to be stopped as well.
    for (const { value } of await Promise.allSettled(starting)) await value?.stop();
  }
}

/** Of each round the median of its bursts, and of these the median and the quartiles. */
function summary(rounds, kind, variants, baseline) {
  const overRounds = (figure) => rounds.map((bursts) => median(bursts.map(figure)));
  return Object.fromEntries(
    variants.map((variant) => {
      const medians = KEYS.map((key) => [key, median(overRounds((burst) => burst[variant][kind][key]))]);
      const speed = (of) => (burst) => burst[variant][kind].perSecond / burst[of][kind].perSecond;
      const ratios = overRounds(speed(baseline));
      const beyond = overRounds((burst) => burst[variant][kind].cpu - burst[baseline][kind].cpu);
      const [low, high] = quartiles(ratios);
      const [beyondLow, beyondHigh] = quartiles(beyond);
      const row = { ...Object.fromEntries(medians), ratio: median(ratios), low, high };
      const toBare = median(overRounds(speed('none')));
      return [variant, { ...row, toBare, beyond: median(beyond), beyondLow, beyondHigh }];
    }),
  );
}

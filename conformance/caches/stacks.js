import { DEPLOYED } from '../proxies/deployed.js';
import { findProxy } from '../proxies/process.js';
import { readsLastVaryOnly, startNginxCache } from './fronts/nginx.js';
import { startVarnishCache } from './fronts/varnish.js';
import { startWithoutVary, startWithVaryForOrigins } from './origins/broken.js';
import { startFullcors } from './origins/fullcors.js';
import { startCachingNginx, startEmitted } from './origins/proxies.js';
import { policies } from './policies.js';

// What is missing here is named in one line each, and left out.
const nginx = findProxy('nginx', 'apt-get install nginx');
const varnish = findProxy('varnishd', 'apt-get install varnish');
const present = (entries) => Object.fromEntries(entries.filter(([, start]) => start));

export const FRONTS = present([
  ['nginx', nginx && ((origins) => startNginxCache(nginx, origins))],
  ['Varnish', varnish && ((origins) => startVarnishCache(varnish, origins))],
]);

/** What answers CORS, behind a cache. */
export const ORIGINS = present([
  ['fullcors', startFullcors],
  ...Object.entries(DEPLOYED).map(([target, { command, install }]) => {
    const found = findProxy(command, install);
    return [`${target} as emitted`, found && startEmitted(target, found)];
  }),
]);

/** What answers CORS and is the cache itself. */
export const ALONE = present([
  ['nginx as emitted, with a cache of its own', nginx && startCachingNginx(nginx)],
]);

export const CONTROLS = {
  'without Vary': startWithoutVary,
  'with Vary for origins only': startWithVaryForOrigins,
};

const losesVary = nginx && readsLastVaryOnly(nginx);
/** Who says `Vary: Origin` in a line of its own, after the application's. */
const IN_A_LINE_OF_ITS_OWN = ['nginx as emitted', 'haproxy as emitted'];

/** What is known to be wrong, and not of the policy's doing; see `readsLastVaryOnly`. */
export const isKnown = (front, origin, wrong) =>
  losesVary && front === 'nginx' && IN_A_LINE_OF_ITS_OWN.includes(origin) && wrong.includes('is lost');

/** Starts all of it. `portOf(front, origin, policy)` is where to ask; without a front, the origin itself. */
export async function startStacks() {
  const stops = [];
  const ports = new Map();
  const behind = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    for (const [origin, start] of Object.entries({ ...ORIGINS, ...CONTROLS, ...ALONE })) {
      const started = await start(policies);
      stops.push(started.stop);
      for (const [policy, port] of Object.entries(started.ports)) {
        ports.set(keyOf(undefined, origin, policy), port);
        if (!(origin in ALONE)) behind.push([keyOf(origin, policy), port]);
      }
    }
    for (const [front, start] of Object.entries(FRONTS)) {
      const started = await start(behind);
      stops.push(started.stop);
      for (const [key, port] of Object.entries(started.ports)) {
        ports.set(keyOf(front, ...JSON.parse(key)), port);
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { portOf: (front, origin, policy) => ports.get(keyOf(front, origin, policy)), stop };
}

const keyOf = (...names) => JSON.stringify(names);

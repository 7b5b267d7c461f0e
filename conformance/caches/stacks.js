import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startNginxCache } from './fronts/nginx.js';
import { startVarnishCache } from './fronts/varnish.js';
import { startWithoutVary, startWithVaryForOrigins } from './origins/broken.js';
import { startFullcors } from './origins/fullcors.js';
import { startEmittedCachingNginx, startEmittedNginx } from './origins/nginx.js';
import { policies } from './policies.js';
import { readsLastVaryOnly } from './programs.js';

export const FRONTS = { nginx: startNginxCache, Varnish: startVarnishCache };

/** What answers CORS, behind a cache. */
export const ORIGINS = { fullcors: startFullcors, 'nginx as emitted': startEmittedNginx };

/** What answers CORS and is the cache itself. */
export const ALONE = { 'nginx as emitted, with a cache of its own': startEmittedCachingNginx };

export const CONTROLS = {
  'without Vary': startWithoutVary,
  'with Vary for origins only': startWithVaryForOrigins,
};

/**
 * What is known to be wrong, and not of the policy's doing: as emitted, nginx says `Vary: Origin` in a line of its own,
 * after the application's; see `readsLastVaryOnly`.
 */
export const isKnown = (front, origin, wrong) =>
  front === 'nginx' && origin === 'nginx as emitted' && wrong.includes('is lost') && readsLastVaryOnly();

/**
 * Starts all of it. `socketOf(front, origin, policy)` is where to ask; without a front, the origin itself.
 * A socket's path has room for a hundred characters, so the folder's is to be short.
 */
export async function startStacks(folder) {
  const stops = [];
  const sockets = new Map();
  const behind = [];
  for (const [i, [origin, start]] of Object.entries({ ...ORIGINS, ...CONTROLS, ...ALONE }).entries()) {
    const own = join(folder, `o${i}`);
    mkdirSync(own);
    const started = await start({ folder: own, policies });
    stops.push(started.stop);
    for (const [policy, socket] of Object.entries(started.sockets)) {
      sockets.set(keyOf(undefined, origin, policy), socket);
      if (!(origin in ALONE)) behind.push({ name: `o${i}${policy}`, origin: socket, of: [origin, policy] });
    }
  }
  for (const [front, start] of Object.entries(FRONTS)) {
    const routes = behind.map((route) => ({ ...route, front: join(folder, `${front[0]}${route.name}`) }));
    stops.push(await start(join(folder, front), routes));
    for (const route of routes) sockets.set(keyOf(front, ...route.of), route.front);
  }
  return {
    socketOf: (front, origin, policy) => sockets.get(keyOf(front, origin, policy)),
    async stop() {
      for (const stop of stops.reverse()) await stop();
    },
  };
}

const keyOf = (...names) => JSON.stringify(names);

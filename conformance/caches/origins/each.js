import { join } from 'node:path';
import { listen } from '../sockets.js';

/** One handler a policy, each at a socket of its own: name -> path. */
export async function listenEach({ folder, policies }, handlerOf) {
  const sockets = {};
  const stops = [];
  for (const [name, options] of Object.entries(policies)) {
    sockets[name] = join(folder, name);
    stops.push(await listen(handlerOf(options), sockets[name]));
  }
  return {
    sockets,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

import type { Transport } from '../fetch-standard/transport.js';

/** Outside of Node there is no http server to call. */
export function nodeTransport(_target: object): Transport {
  throw new TypeError('a node:http application needs Node: pass a fetch handler, { fetch } or a transport');
}

/** Outside of Node there is no network without CORS: the platform's own fetch would judge before us. */
export function networkTransport(): Transport {
  throw new TypeError('fetching over the network needs Node: pass a fetch handler, { fetch } or a transport');
}

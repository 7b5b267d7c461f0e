import { nodeTransport } from '#node-transports';
import type { Transport } from '../fetch-standard/transport.js';
import { type FetchHandler, fetchTransport } from './fetch-transport.js';

/**
 * An application of Node: Express or any `(req, res) => void`, Koa, Fastify, an `http.Server` that need not listen. Told by
 * its shape, so that the types need neither Node's nor a framework's.
 */
export type NodeTarget =
  // biome-ignore lint/suspicious/noExplicitAny: frameworks have request and response types of their own
  | ((request: any, response: any, ...rest: any[]) => unknown)
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  | { callback(): (request: any, response: any) => unknown }
  | { ready(): unknown; readonly server: object }
  | { listen(...args: never): unknown; emit(...args: never): unknown };

/**
 * What a page may be pointed at besides a URL: an Express, Koa, Fastify, Hono or node:http application, an
 * `http.Server`, a fetch handler, an object that has one as `fetch` (Workers, Deno, Bun), or a transport.
 */
export type Target = Transport | FetchHandler | { readonly fetch: FetchHandler } | NodeTarget;

/**
 * A target -> what carries requests to it. A function of two parameters or more is a node:http handler, of fewer a fetch
 * handler; `{ fetch: handler }` says it where that guess would be wrong.
 * @throws TypeError where it is none of these.
 */
export async function asTransport(target: Target): Promise<Transport> {
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
    throw new TypeError(`${String(target)} is not an application: pass an app, a handler, or only a URL`);
  }
  if ('send' in target && typeof target.send === 'function') return target;
  if ('fetch' in target && typeof target.fetch === 'function') {
    // Bound: Hono's fetch is an arrow, but an object's method may need its object.
    return fetchTransport(target.fetch.bind(target) as FetchHandler);
  }
  if (typeof target === 'function' && target.length < 2 && !('listen' in target)) {
    return fetchTransport(target as FetchHandler);
  }
  return nodeTransport(target as NodeTarget);
}

import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Transport } from '../../fetch-standard/transport.js';
import type { NodeTarget } from '../as-transport.js';
import { duplexPair } from './duplex-pair.js';
import { exchange } from './http-exchange.js';

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One server for every application, however often it is asked. */
const servers = new WeakMap<object, Promise<Server>>();

/** What the handler at the other end of a connection threw. */
const crashes = new WeakMap<object, unknown>();

/**
 * Requests through Node's own HTTP server and parser, over a pair of streams instead of a port: what the application
 * writes is what the browser's half reads, byte by byte.
 */
export async function nodeTransport(target: NodeTarget): Promise<Transport> {
  let server = servers.get(target);
  if (!server) {
    server = serverOf(target);
    servers.set(target, server);
  }
  const listening = await server;
  return {
    send(request) {
      const [client, connection] = duplexPair();
      // Frameworks tell https by it.
      if (request.url.protocol === 'https:') Object.assign(connection, { encrypted: true });
      listening.emit('connection', connection);
      const options = { protocol: 'http:', createConnection: () => client as Socket };
      return exchange(request, options).catch((error) => {
        throw crashes.get(connection) ?? error;
      });
    },
  };
}

async function serverOf(target: NodeTarget): Promise<Server> {
  if (target instanceof Server) return target;
  if ('ready' in target && 'server' in target) {
    await target.ready();
    return target.server as Server;
  }
  if ('callback' in target && typeof target.callback === 'function') return createServer(target.callback());
  if (typeof target === 'function') return createServer(guarded(target as NodeHandler));
  // An HTTP/2 server hands requests by HTTP/1.1 to the same listeners, with `allowHTTP1`.
  if (target instanceof EventEmitter && target.listenerCount('request') > 0) {
    return createServer((request, response) => target.emit('request', request, response));
  }
  throw new TypeError(
    'this is not an application: pass an Express, Koa, Fastify, Hono or node:http one, or an HTTP/2 server with a request listener',
  );
}

/** What a bare handler throws is why there is no answer. Node would end the process, and with it all tests. */
function guarded(handler: NodeHandler): NodeHandler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      crashes.set(request.socket, error);
      request.socket.destroy();
    }
  };
}

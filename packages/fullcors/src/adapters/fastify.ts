import type { CorsOptions } from '../policy/options.js';
import type { Cors } from '../protocol/cors.js';
import { isAnswer } from '../protocol/decision.js';
import type { MadeCors } from './shared/as-cors.js';
import { asRuler } from './shared/as-ruler.js';
import { holdRuling } from './shared/node-answer.js';
import type { Held } from './shared/node-head.js';
import type { NodeRequest, NodeResponse } from './shared/node-types.js';

/** The least that is needed of a Fastify instance, request and reply. */
export interface FastifyInstance {
  // biome-ignore lint/suspicious/noExplicitAny: Fastify's own type has an overload for each hook
  addHook(name: 'onRequest', hook: any): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: a server of node:http, https or http2, each with its own overloads
  readonly server: { prependListener(event: 'request', listener: (req: any, res: any) => void): unknown };
}
interface FastifyRequest {
  readonly raw: NodeRequest;
  /** The path as the browser asked for it, before `rewriteUrl`. */
  readonly originalUrl: string;
}
interface FastifyReply {
  readonly raw: NodeResponse;
  code(status: number): FastifyReply;
  type(contentType: string): FastifyReply;
  send(body?: string): unknown;
}

/** Fastify's plugin. */
export type FastifyPlugin = (instance: FastifyInstance, options: CorsOptions | Cors) => Promise<void>;

/** The policy of each server. */
const policies = new WeakMap<object, MadeCors>();

/**
 * CORS for Fastify 4 and 5: `app.register(cors, options)` on the root instance, before every other plugin and hook. It
 * holds for the whole server, whatever is encapsulated, and needs no OPTIONS route.
 * @throws CorsPolicyError with every problem of the options, when the application gets ready; and an Error when a server
 * has two policies, or one inside a capsule, where it would see no preflight of the routes outside.
 */
export const cors: FastifyPlugin = async (instance, options) => {
  const ruler = asRuler(options);
  const { server } = instance;
  const other = policies.get(server);
  if (other === ruler.cors) return;
  if (other) throw new Error('fullcors is registered twice on one server: register it once, with `routes`');
  if (Object.getPrototypeOf(instance) !== Object.prototype) {
    throw new Error(
      'fullcors is registered inside a capsule: register it on the root instance (through fastify-plugin where it is ' +
        'part of a plugin), and say what holds for some paths only with `routes`',
    );
  }
  policies.set(server, ruler.cors);
  instance.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, next: () => void) => {
    const held = holdRuling(ruler, request.raw, reply.raw, request.originalUrl);
    if (held.settled) held.settled.then(() => proceed(reply, held, next));
    else proceed(reply, held, next);
  });
  // Fastify answers a malformed URL with 400 before any hook runs; a page should see that 400 and not a CORS error.
  server.prependListener('request', (req: NodeRequest, res: NodeResponse) => {
    holdRuling(ruler, req, res, undefined);
  });
};

function proceed(reply: FastifyReply, { ruling: { decision } }: Held, next: () => void): void {
  if (!isAnswer(decision)) next();
  else if (decision.body === undefined) reply.code(decision.status).send();
  else reply.code(decision.status).type('application/problem+json').send(decision.body);
}

// What fastify-plugin does: one policy for the instance it is registered on, not for a capsule of its own.
Object.assign(cors, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: 'fullcors',
  [Symbol.for('plugin-meta')]: { name: 'fullcors', fastify: '>=4' },
});

import { Readable } from 'node:stream';
import { cors } from 'fullcors/fastify';
import { listenAll, OWN_CORS, RAN, raw } from './support.js';

const { default: Fastify } = await import(process.argv[3]);

await listenAll(async (options) => {
  const app = Fastify({ bodyLimit: 1000, exposeHeadRoutes: true });
  app.register(cors, options);
  // Authentication after the policy: it must see no preflight.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(...RAN);
    if (
      request.headers['access-control-request-method'] &&
      request.headers.origin &&
      request.method === 'OPTIONS'
    ) {
      reply.code(401).send('who are you?');
    } else done();
  });
  // Routes in a capsule of their own are under the same policy.
  app.register(async (capsule) => {
    capsule.route({ method: ['GET', 'POST', 'PUT', 'DELETE'], url: '/ok', handler: async () => 'ok' });
    capsule.options('/ok', async () => 'mine');
    capsule.get('/own-vary', (_, reply) => reply.header('Vary', 'Accept-Encoding').send('ok'));
    capsule.get('/vary-origin', (_, reply) => reply.header('Vary', 'accept, origin').send('ok'));
    capsule.get('/vary-star', (_, reply) => reply.header('Vary', '*').send('ok'));
    capsule.get('/vary-lines', (_, reply) => reply.header('Vary', ['Accept', 'Accept-Language']).send('ok'));
    capsule.get('/own-cors', (_, reply) => reply.headers(OWN_CORS).send('ok'));
    capsule.get('/throw', () => {
      throw new Error('thrown by a handler of the tests');
    });
    capsule.get('/throw-later', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new Error('thrown by a handler of the tests');
    });
    capsule.post('/limited', async () => 'ok');
    capsule.get('/redirect', (_, reply) => reply.code(302).header('Location', '/ok').send());
    capsule.get('/not-modified', (_, reply) => reply.code(304).send());
    capsule.get('/empty', (_, reply) => reply.code(204).send());
    capsule.get('/stream', (_, reply) => reply.send(Readable.from(['one ', 'two'])));
    capsule.get('/stream-later', async (_, reply) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return reply.send(Readable.from(['one ', 'two']));
    });
    capsule.all('/only-get', (request, reply) => reply.code(request.method === 'GET' ? 200 : 405).send());
    for (const [path, answer] of Object.entries(raw)) {
      capsule.get(path, (_, reply) => {
        reply.hijack();
        answer(reply.raw);
      });
    }
  });
  app.register(async (capsule) => {
    capsule.setErrorHandler((_, __, reply) => {
      for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
      for (const name of reply.raw.getHeaderNames()) reply.raw.removeHeader(name);
      reply
        .header(...RAN)
        .code(500)
        .send('cleared');
    });
    capsule.get('/cleared', async () => {
      throw new Error('cleared');
    });
  });
  await app.ready();
  return app.server;
});

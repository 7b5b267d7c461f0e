import corsOfFastify from '@fastify/cors';
import Fastify from 'fastify';
import { cors } from 'fullcors/fastify';
import { actualFields, BODY, options, preflightAnswer, say, variant } from './answer.js';

const app = Fastify();
if (variant === 'hard-coded') {
  app.addHook('onRequest', (request, reply, next) => {
    if (request.method === 'OPTIONS') reply.headers(preflightAnswer.headers).code(204).send();
    else {
      reply.headers(actualFields);
      next();
    }
  });
}
if (variant === 'peer') app.register(corsOfFastify, options.express);
if (variant === 'fullcors') app.register(cors, options.fullcors);
app.route({
  method: ['GET', ...(variant === 'none' ? ['OPTIONS'] : [])],
  url: '/items/:id',
  handler: (_request, reply) => {
    reply.type('application/json').send(BODY);
  },
});
await app.listen({ port: 0, host: '127.0.0.1' });
say(app.server.address().port);

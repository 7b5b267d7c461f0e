// Fastify, whole: a request of its server. The hard-coded answer goes through Fastify's own reply, its fastest way.
import corsOfFastify from '@fastify/cors';
import Fastify from 'fastify';
import { ANSWERS } from '../answers.js';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { expressOptions, fullcorsOptions, isForPeers } from '../policies.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/fastify');
  return {
    'hard-coded': await serving((app) => app.addHook('onRequest', hardCoded(ANSWERS[answer]))),
    'fullcors/fastify': await serving((app) => app.register(cors, fullcorsOptions(policy))),
    ...(isForPeers(policy) && {
      '@fastify/cors': await serving((app) => app.register(corsOfFastify, expressOptions(policy))),
    }),
  };
}

function hardCoded({ status, headers }) {
  const constant = Object.fromEntries(headers);
  return (_request, reply, next) => {
    reply.headers(constant);
    if (status === undefined) next();
    else reply.code(status).send();
  };
}

async function serving(mount) {
  const app = Fastify();
  mount(app);
  app.get('/items/:id', (_request, reply) => {
    reply.type('application/json').send('{}');
  });
  await app.ready();
  const { server } = app;
  return ({ req, res }) => {
    server.emit('request', req, res);
  };
}

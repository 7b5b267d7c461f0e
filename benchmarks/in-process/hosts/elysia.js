// Elysia, whole, on Request and Response. Ours stands around it.
import { cors as corsOfElysia } from '@elysiajs/cors';
import { Elysia } from 'elysia';
import { ANSWERS } from '../answers.js';
import { makeWebExchange, readWebAnswer } from '../exchange/web.js';
import { elysiaOptions, fullcorsOptions, isForPeers } from '../policies.js';
import { hardCoded, serving } from './fetch.js';

export const makeExchange = makeWebExchange;
export const readAnswer = readWebAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/fetch');
  const app = new Elysia().get('/items/:id', handle);
  const constant = () => hardCoded(ANSWERS[answer]);
  return {
    'hard-coded': serving(handlerOf(new Elysia().all('/items/:id', constant))),
    'fullcors/fetch (elysia)': serving(cors(fullcorsOptions(policy), handlerOf(app))),
    ...(isForPeers(policy) && {
      '@elysiajs/cors': serving(
        handlerOf(new Elysia().use(corsOfElysia(elysiaOptions(policy))).get('/items/:id', handle)),
      ),
    }),
  };
}

const handle = () => new Response('{}', { headers: [['Content-Type', 'application/json']] });
const handlerOf = (app) => (request) => app.handle(request);

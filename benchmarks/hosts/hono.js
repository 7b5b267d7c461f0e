// Hono, whole, on Request and Response.
import { cors } from 'fullcors/hono';
import { Hono } from 'hono';
import { cors as corsOfHono } from 'hono/cors';
import { ANSWERS } from '../answers.js';
import { makeWebExchange, readWebAnswer, send } from '../exchange/web.js';
import { fullcorsOptions, honoOptions } from '../policies.js';
import { hardCoded } from './fetch.js';

export const makeExchange = makeWebExchange;
export const readAnswer = readWebAnswer;

export function contenders({ policy, answer }) {
  return {
    'hard-coded': serving((app) => app.all('/items/:id', () => hardCoded(ANSWERS[answer]))),
    'fullcors/hono': serving((app) => app.use(cors(fullcorsOptions(policy))).get('/items/:id', handle)),
    'hono/cors': serving((app) => app.use(corsOfHono(honoOptions(policy))).get('/items/:id', handle)),
  };
}

const handle = (c) => c.body('{}', 200, { 'Content-Type': 'application/json' });

function serving(mount) {
  const app = new Hono();
  mount(app);
  return async (exchange) => send(exchange, await app.fetch(exchange.request));
}

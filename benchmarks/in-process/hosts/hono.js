// Hono, whole, on Request and Response.
import { Hono } from 'hono';
import { cors as corsOfHono } from 'hono/cors';
import { ANSWERS } from '../answers.js';
import { makeWebExchange, readWebAnswer } from '../exchange/web.js';
import { fullcorsOptions, honoOptions } from '../policies.js';
import { serving } from './fetch.js';

export const makeExchange = makeWebExchange;
export const readAnswer = readWebAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/hono');
  return {
    'hard-coded': appWith((app) => app.use(hardCoded(ANSWERS[answer])).get('/items/:id', handle)),
    'fullcors/hono': appWith((app) => app.use(cors(fullcorsOptions(policy))).get('/items/:id', handle)),
    'hono/cors': appWith((app) => app.use(corsOfHono(honoOptions(policy))).get('/items/:id', handle)),
  };
}

/** The fastest of the ways that Hono has: to set them in the handler's Response. */
export const hardCoded =
  ({ status, headers }) =>
  async (c, next) => {
    if (status !== undefined) return new Response(null, { status, headers: Object.fromEntries(headers) });
    await next();
    const set = c.res.headers;
    for (let i = 0; i < headers.length; i++) set.set(headers[i][0], headers[i][1]);
  };

const handle = (c) => c.body('{}', 200, { 'Content-Type': 'application/json' });

function appWith(mount) {
  const app = new Hono();
  mount(app);
  return serving((request) => app.fetch(request));
}

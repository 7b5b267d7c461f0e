// Koa, whole: the application's callback on Node's own request and response.
import corsOfKoa from '@koa/cors';
import Koa from 'koa';
import { ANSWERS, SET } from '../answers.js';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { fullcorsOptions, koaOptions } from '../policies.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/koa');
  return {
    'hard-coded': serving(hardCoded(SET[answer], ANSWERS[answer].status)),
    'fullcors/koa': serving(cors(fullcorsOptions(policy))),
    '@koa/cors': serving(corsOfKoa(koaOptions(policy))),
  };
}

const hardCoded = (set, status) => (ctx, next) => {
  set(ctx.res);
  if (status === undefined) return next();
  ctx.status = status;
  ctx.body = status === 204 ? null : '';
};

function serving(middleware) {
  const app = new Koa();
  app.use(middleware);
  app.use((ctx) => {
    ctx.type = 'application/json';
    ctx.body = '{}';
  });
  const callback = app.callback();
  return ({ req, res }) => callback(req, res);
}

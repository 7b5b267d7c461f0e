// Express, whole: the application on Node's own request and response, to which it gives prototypes of its own. The V8 of
// Node 20 and 22 shares no shape among objects whose prototype was set, so that each property that is added costs 2 us.
import express from 'express';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { fullcorsOptions } from '../policies.js';
import { hardCodedAndCors } from './connect.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/express');
  const { 'hard-coded': hardCoded, ...peers } = hardCodedAndCors(policy, answer);
  const all = { 'hard-coded': hardCoded, 'fullcors/express': cors(fullcorsOptions(policy)), ...peers };
  return Object.fromEntries(Object.entries(all).map(([name, middleware]) => [name, serving(middleware)]));
}

function serving(middleware) {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(middleware);
  app.use((_req, res) => res.json({}));
  return ({ req, res }) => {
    app(req, res);
  };
}

// node:http, where the handler sets a Content-Type and ends the response. The middleware is called as Connect and
// Express would call it.
import { cors as corsOfTinyhttp } from '@tinyhttp/cors';
import corsOfExpress from 'cors';
import { ANSWERS, SET } from '../answers.js';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { expressOptions, fullcorsOptions, isForPeers, tinyhttpOptions } from '../policies.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/node');
  const { status, headers } = ANSWERS[answer];
  return {
    'hard-coded': mounted(hardCoded(SET[answer], status)),
    ...(status && { 'writeHead(array)': mounted(written(status, headers.flat())) }),
    'fullcors/node': mounted(cors(fullcorsOptions(policy))),
    ...(isForPeers(policy) && {
      cors: mounted(corsOfExpress(expressOptions(policy))),
      '@tinyhttp/cors': mounted(corsOfTinyhttp(tinyhttpOptions(policy))),
    }),
  };
}

function handle(res) {
  res.setHeader('Content-Type', 'application/json');
  res.end('{}');
}

function hardCoded(set, status) {
  return (_req, res, next) => {
    set(res);
    if (status === undefined) return next();
    res.statusCode = status;
    if (status !== 204) res.setHeader('Content-Length', '0');
    res.end();
  };
}

function written(status, headers) {
  const flat = status === 204 ? headers : [...headers, 'Content-Length', '0'];
  return (_req, res) => {
    res.writeHead(status, flat);
    res.end();
  };
}

const mounted =
  (middleware) =>
  ({ req, res }) => {
    middleware(req, res, () => handle(res));
  };

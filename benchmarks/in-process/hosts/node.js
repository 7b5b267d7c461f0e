// node:http, where the handler sets a Content-Type and ends the response. The middleware is called as Connect and
// Express would call it.
import { cors as corsOfTinyhttp } from '@tinyhttp/cors';
import { ANSWERS } from '../answers.js';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { fullcorsOptions, isForPeers, tinyhttpOptions } from '../policies.js';
import { hardCodedAndCors } from './connect.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/node');
  const { status, headers } = ANSWERS[answer];
  const { 'hard-coded': hardCoded, ...peers } = hardCodedAndCors(policy, answer);
  const all = {
    'hard-coded': hardCoded,
    ...(status && { 'writeHead(array)': written(status, headers.flat()) }),
    'fullcors/node': cors(fullcorsOptions(policy)),
    ...peers,
    ...(isForPeers(policy) && { '@tinyhttp/cors': corsOfTinyhttp(tinyhttpOptions(policy)) }),
  };
  return Object.fromEntries(Object.entries(all).map(([name, middleware]) => [name, mounted(middleware)]));
}

function handle(res) {
  res.setHeader('Content-Type', 'application/json');
  res.end('{}');
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

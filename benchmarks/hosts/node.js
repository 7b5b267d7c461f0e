// node:http, where the handler sets a Content-Type and ends the response.
import corsOfExpress from 'cors';
import { cors } from 'fullcors/node';
import { ANSWERS, SET } from '../answers.js';
import { makeNodeExchange, readNodeAnswer } from '../exchange/node.js';
import { expressOptions, fullcorsOptions } from '../policies.js';

export const makeExchange = makeNodeExchange;
export const readAnswer = readNodeAnswer;

export function contenders({ policy, answer }) {
  const { status, headers } = ANSWERS[answer];
  return {
    'hard-coded': hardCoded(SET[answer], status),
    ...(status && { 'writeHead(array)': written(status, headers.flat()) }),
    'fullcors/node': mounted(cors(fullcorsOptions(policy))),
    cors: mounted(corsOfExpress(expressOptions(policy))),
  };
}

function handle(res) {
  res.setHeader('Content-Type', 'application/json');
  res.end('{}');
}

function hardCoded(set, status) {
  return ({ res }) => {
    set(res);
    if (status === undefined) return handle(res);
    res.statusCode = status;
    if (status !== 204) res.setHeader('Content-Length', '0');
    res.end();
  };
}

function written(status, headers) {
  const flat = status === 204 ? headers : [...headers, 'Content-Length', '0'];
  return ({ res }) => {
    res.writeHead(status, flat);
    res.end();
  };
}

const mounted =
  (middleware) =>
  ({ req, res }) => {
    middleware(req, res, () => handle(res));
  };

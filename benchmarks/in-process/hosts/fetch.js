// A fetch server's handler: Request in, Response out. The hard-coded one makes its Response with every header in it.
import { ANSWERS } from '../answers.js';
import { makeWebExchange, readWebAnswer, send } from '../exchange/web.js';
import { fullcorsOptions } from '../policies.js';

export const makeExchange = makeWebExchange;
export const readAnswer = readWebAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/fetch');
  const handle = () => new Response('{}', { headers: [['Content-Type', 'application/json']] });
  return {
    'hard-coded': serving(async () => hardCoded(ANSWERS[answer])),
    'fullcors/fetch': serving(cors(fullcorsOptions(policy), handle)),
  };
}

export function hardCoded({ status, headers }) {
  if (status !== undefined) return new Response(null, { status, headers });
  return new Response('{}', { headers: [['Content-Type', 'application/json'], ...headers] });
}

export const serving = (handler) => async (exchange) => send(exchange, await handler(exchange.request));

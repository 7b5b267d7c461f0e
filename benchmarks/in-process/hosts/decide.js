// `decide` alone. What is hard-coded knows the decision.
import { ANSWERS } from '../answers.js';
import { fresh } from '../exchange/browser-headers.js';
import { fullcorsOptions } from '../policies.js';

export const makeExchange = ({ method, origin, requestMethod, requestHeaders }) => ({
  request: {
    method: fresh(method),
    origin: origin && fresh(origin),
    requestMethod: requestMethod && fresh(requestMethod),
    requestHeaders: requestHeaders && fresh(requestHeaders),
  },
  decision: undefined,
});

export const readAnswer = ({ decision: { status = 200, headers } }) => ({ status, fields: headers });

export async function contenders(policy, answer, load) {
  const { createCors } = await load('fullcors');
  const { status, headers } = ANSWERS[answer];
  const decision = { status, headers };
  const cors = createCors(fullcorsOptions(policy));
  return {
    'hard-coded': (exchange) => {
      exchange.decision = decision;
    },
    'fullcors decide': (exchange) => {
      exchange.decision = cors.decide(exchange.request);
    },
  };
}

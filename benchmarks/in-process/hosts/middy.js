// A function of AWS Lambda behind an HTTP API: an event in, an object out. fullcors has no adapter for it, so `decide` is
// called as its documentation would have it; middy's middleware is called as middy would call it.
import corsOfMiddy from '@middy/http-cors';
import { ANSWERS } from '../answers.js';
import { browserHeaders } from '../exchange/browser-headers.js';
import { fullcorsOptions, isForPeers, middyOptions } from '../policies.js';

export function makeExchange(request) {
  const lines = browserHeaders(request);
  const headers = {};
  for (let i = 0; i < lines.length; i += 2) headers[lines[i].toLowerCase()] = lines[i + 1];
  const { method } = request;
  return {
    event: { httpMethod: method, headers, requestContext: { http: { method } }, version: '2.0' },
    answer: undefined,
  };
}

export const readAnswer = ({ answer }) => ({
  status: answer.statusCode,
  fields: Object.entries(answer.headers),
});

export async function contenders(policy, answer, load) {
  const { createCors } = await load('fullcors');
  const { status = 200, headers } = ANSWERS[answer];
  const constant = Object.fromEntries(headers);
  return {
    'hard-coded': serving(() => ({ statusCode: status, headers: { ...handle().headers, ...constant } })),
    'fullcors decide (lambda)': serving(ours(createCors(fullcorsOptions(policy)))),
    ...(isForPeers(policy) && { '@middy/http-cors': serving(peer(corsOfMiddy(middyOptions(policy)))) }),
  };
}

const handle = () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' });

const serving = (handler) => async (exchange) => {
  exchange.answer = await handler(exchange.event);
};

const ours = (policy) => (event) => {
  const { headers } = event;
  const decision = policy.decide({
    method: event.requestContext.http.method,
    origin: headers.origin,
    requestMethod: headers['access-control-request-method'],
    requestHeaders: headers['access-control-request-headers'],
  });
  const own = Object.fromEntries(decision.headers);
  if (decision.status !== undefined) return { statusCode: decision.status, headers: own };
  const response = handle();
  Object.assign(response.headers, own);
  return response;
};

const peer = (middleware) => async (event) => {
  const request = { event, context: {}, response: undefined, error: null, internal: {} };
  const early = await middleware.before?.(request);
  request.response = early ?? request.response ?? handle();
  await middleware.after?.(request);
  return request.response;
};

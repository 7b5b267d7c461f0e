// h3, whole, on Request and Response; its CORS is a function that its handlers call first. Ours stands around it.
import { H3, handleCors } from 'h3';
import { ANSWERS } from '../answers.js';
import { makeWebExchange, readWebAnswer } from '../exchange/web.js';
import { fullcorsOptions, h3Options, isForPeers } from '../policies.js';
import { hardCoded, serving } from './fetch.js';

export const makeExchange = makeWebExchange;
export const readAnswer = readWebAnswer;

export async function contenders(policy, answer, load) {
  const { cors } = await load('fullcors/fetch');
  const fetch = appWith(handle);
  return {
    'hard-coded': serving(appWith(() => hardCoded(ANSWERS[answer]))),
    'fullcors/fetch (h3)': serving(cors(fullcorsOptions(policy), fetch)),
    ...(isForPeers(policy) && { 'h3 handleCors': serving(appWith(peer(h3Options(policy)))) }),
  };
}

const handle = () => new Response('{}', { headers: [['Content-Type', 'application/json']] });

const peer = (options) => (event) => {
  const answer = handleCors(event, options);
  return answer === false ? handle() : answer;
};

function appWith(handler) {
  const app = new H3();
  app.all('/items/:id', handler);
  return (request) => app.fetch(request);
}

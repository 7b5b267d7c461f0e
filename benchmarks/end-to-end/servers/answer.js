// What the servers of this level share: their variant, their one policy, the right answers, and the port that they say.
import { ANSWERS, SET } from '../../in-process/answers.js';
import * as policies from '../../in-process/policies.js';

/** `none`, `hard-coded`, `peer` or `fullcors`. */
export const variant = process.argv.at(-1);

const policy = { origins: Array.from({ length: 100 }, (_, i) => `https://tenant-${i}.example.com`) };
export const options = {
  fullcors: policies.fullcorsOptions(policy),
  express: policies.expressOptions(policy),
  koa: policies.koaOptions(policy),
  hono: policies.honoOptions(policy),
};

export const BODY = '{"id":"42","name":"an item"}';
/** As objects, for hosts that take them so. */
export const preflightAnswer = { status: 204, headers: Object.fromEntries(ANSWERS.preflight.headers) };
export const actualFields = Object.fromEntries(ANSWERS.actual.headers);

/** Node's middleware that knows the answers. */
export function hardCoded(req, res, next) {
  if (req.method === 'OPTIONS') {
    SET.preflight(res);
    res.statusCode = 204;
    res.end();
  } else {
    SET.actual(res);
    next();
  }
}

export const say = (port) => console.log(JSON.stringify({ port }));
/** Listens on a free port, and says it. */
export const listen = (server) => server.listen(0, '127.0.0.1', () => say(server.address().port));

import { BlockedByCors, browserAt } from '@fullcors/browser';
import { createCors } from 'fullcors';
import { cors } from 'fullcors/fetch';
import { SERVER } from './requests.js';

const ENV = { env: {} };

/** A server with a policy; what pages get of it is what {@link oracle} says, or one of us is wrong. */
export function serverOf(options) {
  let ran = false;
  let reply;
  const handler = cors(createCors(options, ENV), () => {
    ran = true;
    return reply();
  });
  return async function play({ page, path, status, answered, ...init }) {
    ran = false;
    reply = () => new Response('body', { status, headers: answered.map((name) => [name, 'v']) });
    try {
      const response = await browserAt(page).fetch(handler, `${SERVER}${path}`, init);
      const fields = answered.map((name) => name.toLowerCase()).filter((name) => response.headers.has(name));
      return { ran, readable: true, fields: fields.sort() };
    } catch (error) {
      if (!(error instanceof BlockedByCors)) throw error;
      return { ran, readable: false, fields: [] };
    }
  };
}

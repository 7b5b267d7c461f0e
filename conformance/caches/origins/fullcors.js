import { createCors } from 'fullcors';
import { cors } from 'fullcors/node';
import { app } from '../app.js';
import { listen } from '../sockets.js';

/** A server that runs the policy itself. */
export function startFullcors({ options, path }) {
  const fullcors = cors(createCors(options, { env: {} }));
  return listen((request, response) => fullcors(request, response, () => app(request, response)), path);
}

import { createCors } from 'fullcors';
import { cors } from 'fullcors/node';
import { app } from '../app.js';
import { listenEach } from '../wire.js';

/** Servers that run the policy themselves. */
export const startFullcors = (policies) =>
  listenEach(policies, (options) => {
    const fullcors = cors(createCors(options, { env: {} }));
    return (request, response) => fullcors(request, response, () => app(request, response));
  });

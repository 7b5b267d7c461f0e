// The policies as fetch handlers, by adapter.
import { cors as fetchCors } from 'fullcors/fetch';
import { cors as honoCors } from 'fullcors/hono';
import { Hono } from 'hono';
import { web, webApp } from './web-app.js';

export const handlerFor = {
  fetch: (options) => fetchCors(options, webApp),
  hono: (options) => {
    const app = new Hono();
    app.use(honoCors(options));
    for (const [path, answer] of Object.entries(web)) app.all(path, (c) => answer(c.req.raw));
    app.notFound((c) => c.text('not found', 404, { 'X-App': 'ran' }));
    app.onError((_, c) => c.text('error', 500, { 'X-App': 'ran' }));
    return (request) => app.fetch(request);
  },
};

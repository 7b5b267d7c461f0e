// The real middlewares, with the options of a program.
import { pathToFileURL } from 'node:url';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'REPORT', 'OPTIONS'];

/** An application in this process, with CORS by the peer as the program says. */
export async function peerApp(peer, file, environment = '') {
  const { default: mount } = await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${environment}`);
  switch (peer) {
    case '@fastify/cors': {
      const app = Fastify();
      app.addHttpMethod('REPORT');
      await mount(app);
      app.route({ method: METHODS, url: '/items', handler: async () => [] });
      return app;
    }
    case '@koa/cors': {
      const app = new Koa();
      mount(app);
      return app.use((ctx) => {
        ctx.body = [];
      });
    }
    case 'hono/cors': {
      const app = new Hono();
      mount(app);
      return app.all('/items', (c) => c.json([]));
    }
    default: {
      const app = express();
      mount(app);
      return app.all('/items', (_req, res) => res.json([]));
    }
  }
}

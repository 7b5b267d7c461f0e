// A consumer without Node's types: the DOM's are enough for every subpath.
import { type CorsOptions, createCors } from 'fullcors';
import { cors as express } from 'fullcors/express';
import { cors as fastify } from 'fullcors/fastify';
import { cors } from 'fullcors/fetch';
import { cors as hono } from 'fullcors/hono';
import { cors as koa } from 'fullcors/koa';
import { cors as node } from 'fullcors/node';
import 'fullcors/explain';
import 'fullcors/layers';
import 'fullcors/origin-regex';
import 'fullcors/public-suffix';

interface Env {
  readonly CORS_ENV: string;
}
const options: CorsOptions = { allowOrigins: ['https://app.example.com'] };
const made = createCors(options, { env: { CORS_ENV: 'production' } });

export default {
  fetch: cors(made, async (request: Request, env: Env) => new Response(request.url + env.CORS_ENV)),
};
export const others = [express(made), fastify, hono(made), koa(made), node(made)];

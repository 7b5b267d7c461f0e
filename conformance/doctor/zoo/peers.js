// The same with the peers themselves, as they are mounted wrongly in the world.
import fastifyCors from '@fastify/cors';
import { getRequestListener } from '@hono/node-server';
import koaCors from '@koa/cors';
import corsOfExpress from 'cors';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { cors as corsOfHono } from 'hono/cors';
import Koa from 'koa';
import { FULL } from './answers.js';

const ok = (_request, response) => response.json({});

/** Express, with what is mounted in the order given. */
const inExpress =
  (...mounted) =>
  (origin) => {
    const app = express();
    for (const mount of mounted) mount(app, origin);
    return app;
  };
const mountCors = (options) => (app, origin) =>
  app.use(corsOfExpress(typeof options === 'function' ? options(origin) : options));
const mountRoute = (app) => app.all('/items', ok);
const mountPut = (app) => app.put('/items', ok).get('/items', ok);
const mountLogin = (app) =>
  app.use((request, response, next) =>
    request.headers['x-api-key'] ? next() : response.status(401).json({ error: 'no key' }),
  );
const SOUND = (origin) => ({ origin, credentials: true });

export const EXPRESS = [
  ['no CORS', inExpress(mountPut), ['no-cors']],
  ['cors() and credentials', inExpress(mountCors({}), mountRoute), ['wildcard-with-credentials']],
  [
    'origin: true and credentials',
    inExpress(mountCors({ origin: true, credentials: true }), mountRoute),
    ['any-origin-reflected'],
  ],
  [
    'a slash behind the origin',
    inExpress(
      mountCors((origin) => ({ origin: `${origin}/`, credentials: true })),
      mountRoute,
    ),
    ['origin-trailing-slash'],
  ],
  [
    'an expression without ends',
    inExpress(mountCors({ origin: /localhost/, credentials: true }), mountRoute),
    ['origin-prefix-matched', 'origin-suffix-matched'],
  ],
  [
    'the origin of another environment',
    inExpress(mountCors({ origin: ['https://app.example.com'], credentials: true }), mountRoute),
    ['origin-not-allowed'],
  ],
  [
    'methods without PUT',
    inExpress(
      mountCors((origin) => ({ ...SOUND(origin), methods: ['GET', 'POST'] })),
      mountRoute,
    ),
    ['method-not-allowed'],
  ],
  [
    'headers without X-API-Key',
    inExpress(
      mountCors((origin) => ({ ...SOUND(origin), allowedHeaders: ['Content-Type'] })),
      mountRoute,
    ),
    ['header-not-allowed'],
  ],
  ['behind the login', inExpress(mountLogin, mountCors(SOUND), mountRoute), ['preflight-unauthorized']],
  ['behind the routes', inExpress(mountPut, mountCors(SOUND)), ['answer-without-headers']],
  [
    'credentials forgotten',
    inExpress(
      mountCors((origin) => ({ origin })),
      mountRoute,
    ),
    ['credentials-missing'],
  ],
].map(([name, serve, finds]) => ({ name, serve, finds, ask: FULL }));

const inFastify = (options) => async (origin) => {
  const app = Fastify();
  await app.register(fastifyCors, typeof options === 'function' ? options(origin) : options);
  app.put('/items', async () => ({}));
  app.get('/items', async () => ({}));
  await app.ready();
  return app.routing;
};

const inHono = (options) => (origin) => {
  const app = new Hono();
  app.use(corsOfHono(options(origin)));
  app.all('/items', (context) => context.json({}));
  return getRequestListener(app.fetch);
};

const inKoa = (options, handle) => (origin) => {
  const app = new Koa();
  app.silent = true;
  app.use(koaCors(options(origin)));
  app.use(handle);
  return app.callback();
};
const koaOk = (context) => {
  context.body = {};
};

export const OTHERS = [
  ['@fastify/cors, whose methods are GET, HEAD and POST', inFastify(SOUND), ['method-not-allowed']],
  [
    '@fastify/cors, origin: true and credentials',
    inFastify({ origin: true, credentials: true, methods: ['PUT'] }),
    ['any-origin-reflected'],
  ],
  ['hono/cors, credentials forgotten', inHono((origin) => ({ origin })), ['credentials-missing']],
  [
    'hono/cors, one origin for everybody',
    inHono(() => ({ origin: 'https://app.example.com', credentials: true })),
    ['origin-not-allowed'],
  ],
  [
    '@koa/cors, origin reflected by itself',
    inKoa(() => ({ origin: (context) => context.get('Origin'), credentials: true }), koaOk),
    ['any-origin-reflected'],
  ],
  [
    '@koa/cors, an error that loses them',
    inKoa(
      (origin) => ({ origin, credentials: true, keepHeadersOnError: false }),
      (context) => {
        if (context.method === 'PUT') throw new Error('no');
        context.body = {};
      },
    ),
    ['error-without-headers'],
  ],
].map(([name, serve, finds]) => ({ name, serve, finds, ask: FULL }));

const JSON_POST = [
  '--method',
  'POST',
  '--header',
  'Content-Type: application/json',
  '--data',
  '{}',
  '--send',
];

/** Policies of Starlette's CORSMiddleware, all served by one process. */
export const STARLETTE = [
  [
    'an origin that is not listed',
    () => ({ allow_origins: ['https://app.example.com'] }),
    '/items/',
    JSON_POST,
    ['origin-not-allowed'],
  ],
  [
    'a method and a header that are not listed',
    (origin) => ({ allow_origins: [origin] }),
    '/items/',
    [...JSON_POST, '--header', 'X-API-Key'],
    ['method-not-allowed', 'header-not-allowed'],
  ],
  [
    'a method that is not listed',
    (origin) => ({ allow_origins: [origin] }),
    '/items/',
    ['--method', 'DELETE', '--send'],
    ['method-not-allowed'],
  ],
  [
    '* with credentials',
    () => ({ allow_origins: ['*'], allow_credentials: true }),
    '/',
    ['--credentials'],
    ['any-origin-reflected'],
  ],
  [
    'a handler that raises',
    (origin) => ({ allow_origins: [origin] }),
    '/raise',
    [],
    ['error-without-headers'],
  ],
  [
    'an expression with bare dots',
    (origin) => ({ allow_origin_regex: `${origin}|http://localhost.*`, allow_credentials: true }),
    '/',
    ['--credentials'],
    ['origin-prefix-matched'],
  ],
].map(([name, policy, path, ask, finds]) => ({ name, policy, path, ask, finds }));

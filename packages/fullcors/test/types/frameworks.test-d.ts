// Every adapter on the real types of its frameworks, in every version, without a cast.
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import express from 'express';
import express4 from 'express4';
import fastify from 'fastify';
import fastify4 from 'fastify4';
import { Hono } from 'hono';
import { createFactory } from 'hono/factory';
import Koa from 'koa';
import Koa2 from 'koa2';
import { cors as expressCors } from '../../src/adapters/express.js';
import { cors as fastifyCors } from '../../src/adapters/fastify.js';
import { cors as fetchCors } from '../../src/adapters/fetch.js';
import { cors as honoCors } from '../../src/adapters/hono.js';
import { cors as koaCors } from '../../src/adapters/koa.js';
import { cors as nodeCors } from '../../src/adapters/node.js';
import { type CorsOptions, createCors, defineCors } from '../../src/index.js';

const options = defineCors({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
const made = createCors(options);
declare const typed: CorsOptions;

// Express 4 and 5.
express().use(expressCors(options));
express().use('/api', expressCors(made));
express().get('/', expressCors(options), (_req, res) => void res.send('hello'));
express.Router().use(expressCors(options));
express4().use(expressCors(options));
express4().use('/api', expressCors(made));
express4().get('/', expressCors(options), (_req, res) => void res.send('hello'));
express4.Router().use(expressCors(options));

// Fastify 4 and 5, over every server of Node's.
fastify().register(fastifyCors, options);
fastify().register(fastifyCors, { allowOrigins: ['https://app.example.com'] });
fastify().register(fastifyCors, typed);
fastify().register(fastifyCors, made);
fastify().register(fastifyCors, () => options);
await fastify().register(fastifyCors, options);
fastify({ https: {} }).register(fastifyCors, options);
fastify({ http2: true }).register(fastifyCors, options);
fastify({ http2: true, https: {} }).register(fastifyCors, options);
fastify4().register(fastifyCors, options);
fastify4().register(fastifyCors, made);
fastify4({ http2: true }).register(fastifyCors, options);
// @ts-expect-error allowOrigins
fastify().register(fastifyCors, { allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowCredentials
fastify().register(fastifyCors, { allowOrigins: ['https://app.example.com'], credentials: true });
// @ts-expect-error a number
fastify().register(fastifyCors, { allowOrigins: ['https://app.example.com'], maxAge: '600' });
fastify().register(fastifyCors, {
  allowOrigins: ['https://app.example.com'],
  // @ts-expect-error allowHeaders
  routes: { '/a': { allowHeader: ['X-API-Key'] } },
});
// @ts-expect-error allowCredentials
fastify4().register(fastifyCors, { allowOrigins: ['https://app.example.com'], credentials: true });
// What register cannot refuse, defineCors can.
// @ts-expect-error '*' with allowCredentials
fastify().register(fastifyCors, defineCors({ allowOrigins: ['*'], allowCredentials: true }));

// Koa 2 and 3.
new Koa().use(koaCors(options));
new Koa().use(koaCors(made)).use(async (ctx) => {
  ctx.body = 'hello';
});
new Koa<{ user: string }, { db: Map<string, string> }>().use(koaCors(options));
new Koa2().use(koaCors(options));
new Koa2<{ user: string }, { db: Map<string, string> }>().use(koaCors(made));

// Hono, with and without types of one's own.
interface Env {
  Bindings: { DATABASE: Map<string, string>; SECRET: string };
  Variables: { user: string };
}
new Hono().use(honoCors(options));
new Hono().use('*', honoCors(made));
new Hono<Env>().use(honoCors(options));
new Hono<Env>().use('*', honoCors(options));
new Hono<Env>().use('/api/*', honoCors(options)).get('/api/me', (c) => c.text(c.var.user + c.env.SECRET));
new Hono<Env>().get('/items/:id', honoCors(options), (c) => c.json({ id: c.req.param('id') }));
new Hono<{ Variables: { user: string } }>().basePath('/api').use(honoCors(options));
createFactory<Env>().createHandlers(honoCors(options), (c) => c.text(c.var.user));

// node:http, node:https, node:http2.
const node = nodeCors(options);
createServer((req, res) => node(req, res, () => res.end('hello')));
createHttpsServer({}, (req, res) => node(req, res, () => res.end('hello')));
createHttp2Server((req, res) => node(req, res, () => res.end('hello')));

// Next.js: `export const GET = …`. Its request is a subclass, and so is what its handlers may ask for.
class NextRequest extends Request {
  readonly cookies = new Map<string, string>();
}
interface RouteContext {
  params: Promise<{ id: string }>;
}
type RouteHandler = (request: NextRequest, context: RouteContext) => Promise<Response> | Response;
export const GET = fetchCors(options, async (request: Request, context: RouteContext) => {
  return Response.json({ ...(await context.params), url: request.url });
});
export const PUT = fetchCors(made, (request: NextRequest, _context: RouteContext) => {
  return new Response(request.cookies.get('session') ?? null);
});
export const DELETE = fetchCors(options, () => new Response(null, { status: 204 }));
export const OPTIONS = GET;
const handlers: RouteHandler[] = [GET, PUT, DELETE, OPTIONS];

// Workers: `export default { fetch: cors(options, handler) }`.
interface WorkerEnv {
  readonly SECRET: string;
}
interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}
interface ExportedHandler<E> {
  fetch?: (request: Request, env: E, ctx: ExecutionContext) => Response | Promise<Response>;
}
export const worker = {
  fetch: fetchCors(options, async (request, env: WorkerEnv, ctx: ExecutionContext) => {
    ctx.waitUntil(Promise.resolve(env.SECRET));
    return new Response(new URL(request.url).pathname);
  }),
} satisfies ExportedHandler<WorkerEnv>;

// Deno and Bun.
declare namespace Deno {
  interface ServeInfo {
    remoteAddr: { hostname: string };
  }
  function serve(handler: (request: Request, info: ServeInfo) => Response | Promise<Response>): unknown;
}
declare namespace Bun {
  interface Server {
    requestIP(request: Request): { address: string } | null;
  }
  function serve(options: {
    fetch: (this: Server, request: Request, server: Server) => Response | Promise<Response>;
  }): unknown;
}
Deno.serve(fetchCors(options, (request) => new Response(request.url)));
Deno.serve(fetchCors(options, (_request, info: Deno.ServeInfo) => new Response(info.remoteAddr.hostname)));
Bun.serve({ fetch: fetchCors(options, (request) => new Response(request.url)) });
Bun.serve({
  fetch: fetchCors(made, (request, server: Bun.Server) => Response.json(server.requestIP(request))),
});

// Hono is a fetch server too.
Deno.serve(fetchCors(options, (request) => new Hono().fetch(request)));

export { handlers };

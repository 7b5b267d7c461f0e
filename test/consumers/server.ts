// A consumer's server with every subpath, compiled under every module resolution and every TypeScript that is supported,
// without skipLibCheck.
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import {
  type Cors,
  type CorsOptions,
  CorsPolicyError,
  createCors,
  type Decision,
  defineCors,
  type Explanation,
  type Policy,
  type Problem,
} from 'fullcors';
import * as express from 'fullcors/express';
import * as fastify from 'fullcors/fastify';
import * as fetching from 'fullcors/fetch';
import * as hono from 'fullcors/hono';
import * as koa from 'fullcors/koa';
import { cors, type NodeMiddleware } from 'fullcors/node';
import 'fullcors/explain';
import 'fullcors/layers';
import 'fullcors/origin-regex';
import 'fullcors/public-suffix';

const options = defineCors({
  allowOrigins: ['https://app.example.com', 'https://*.example.com'],
  allowCredentials: true,
  routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false } },
  environments: { development: { allowOrigins: ['http://localhost:*'] } },
});
const firstOrigin: 'https://app.example.com' = options.allowOrigins[0];
const typed: CorsOptions = options;

const made: Cors = createCors(options, { env: { CORS_ENV: 'development' } });
const policy: Policy = made.policy;
const decision: Decision = made.decide({ method: 'GET', origin: firstOrigin });
const explanation: Explanation = made.explain({ method: 'GET', origin: firstOrigin });

let problems: readonly Problem[] = [];
try {
  // @ts-expect-error the types refuse what they can, here as well
  createCors({ allowOrigins: ['*'], allowCredentials: true });
} catch (error) {
  if (error instanceof CorsPolicyError) problems = error.problems;
}
// @ts-expect-error a trailing slash
express.cors({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error a misspelt option
koa.cors({ allowOrigins: ['https://app.example.com'], credentials: true });

const middleware: NodeMiddleware = cors(typed);
createServer((req, res) => middleware(req, res, () => res.end('hello')));
createHttp2Server((req, res) => middleware(req, res, () => res.end('hello')));

export const handler: (request: Request) => Promise<Response> = fetching.cors(
  made,
  (request) => new Response(request.url),
);
export const everything = [express.cors(made), fastify.cors, koa.cors(made), hono.cors(made)];
export { decision, explanation, policy, problems };

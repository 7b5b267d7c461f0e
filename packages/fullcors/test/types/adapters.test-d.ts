// Every adapter takes options, checked, or what createCors made.
import { cors as express } from '../../src/adapters/express.js';
import { cors as fetch } from '../../src/adapters/fetch.js';
import { cors as hono } from '../../src/adapters/hono.js';
import { cors as koa } from '../../src/adapters/koa.js';
import { cors as node } from '../../src/adapters/node.js';
import { type CorsOptions, createCors, defineCors } from '../../src/index.js';

const handler = (request: Request): Response => new Response(request.url);
declare const typed: CorsOptions;
declare const fromElsewhere: string[];
const made = createCors({ allowOrigins: ['https://app.example.com'] });
const policy = defineCors({ allowOrigins: ['https://app.example.com'], routes: { '/a': { maxAge: 5 } } });

express({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
express({ allowOrigins: fromElsewhere });
express(typed);
express(policy);
express(made);
// @ts-expect-error '*' with allowCredentials
express({ allowOrigins: ['*'], allowCredentials: true });
// @ts-expect-error a trailing slash
express({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
express({ allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowCredentials
express({ allowOrigins: ['https://app.example.com'], credentials: true });
// @ts-expect-error a number
express({ allowOrigins: ['https://app.example.com'], maxAge: '600' });
// @ts-expect-error options
express();

node({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
node({ allowOrigins: fromElsewhere });
node(typed);
node(policy);
node(made);
// @ts-expect-error '*' with allowCredentials
node({ allowOrigins: ['*'], allowCredentials: true });
// @ts-expect-error a trailing slash
node({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
node({ allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowCredentials
node({ allowOrigins: ['https://app.example.com'], credentials: true });
// @ts-expect-error a number
node({ allowOrigins: ['https://app.example.com'], maxAge: '600' });
// @ts-expect-error options
node();

koa({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
koa({ allowOrigins: fromElsewhere });
koa(typed);
koa(policy);
koa(made);
// @ts-expect-error '*' with allowCredentials
koa({ allowOrigins: ['*'], allowCredentials: true });
// @ts-expect-error a trailing slash
koa({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
koa({ allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowCredentials
koa({ allowOrigins: ['https://app.example.com'], credentials: true });
// @ts-expect-error a number
koa({ allowOrigins: ['https://app.example.com'], maxAge: '600' });
// @ts-expect-error options
koa();

hono({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
hono({ allowOrigins: fromElsewhere });
hono(typed);
hono(policy);
hono(made);
// @ts-expect-error '*' with allowCredentials
hono({ allowOrigins: ['*'], allowCredentials: true });
// @ts-expect-error a trailing slash
hono({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
hono({ allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowCredentials
hono({ allowOrigins: ['https://app.example.com'], credentials: true });
// @ts-expect-error a number
hono({ allowOrigins: ['https://app.example.com'], maxAge: '600' });
// @ts-expect-error options
hono();

fetch({ allowOrigins: ['https://app.example.com'], allowCredentials: true }, handler);
fetch({ allowOrigins: fromElsewhere }, handler);
fetch(typed, handler);
fetch(policy, handler);
fetch(made, handler);
// @ts-expect-error '*' with allowCredentials
fetch({ allowOrigins: ['*'], allowCredentials: true }, handler);
// @ts-expect-error a trailing slash
fetch({ allowOrigins: ['https://app.example.com/'] }, handler);
// @ts-expect-error allowOrigins
fetch({ allowOrigin: ['https://app.example.com'] }, handler);
// @ts-expect-error allowCredentials
fetch({ allowOrigins: ['https://app.example.com'], credentials: true }, handler);
// @ts-expect-error a number
fetch({ allowOrigins: ['https://app.example.com'], maxAge: '600' }, handler);
// @ts-expect-error options
fetch(handler);

// @ts-expect-error a handler
fetch(policy);

// One application for Node, Bun and Deno.
import { cors } from 'fullcors/hono';
import { Hono } from 'hono';
import { cors as corsOfHono } from 'hono/cors';
import { ANSWERS } from '../../in-process/answers.js';
import { hardCoded } from '../../in-process/hosts/hono.js';
import { BODY, options, variant } from './answer.js';

export const app = new Hono();
if (variant === 'hard-coded') {
  const [preflight, actual] = [hardCoded(ANSWERS.preflight), hardCoded(ANSWERS.actual)];
  app.use((c, next) => (c.req.method === 'OPTIONS' ? preflight : actual)(c, next));
}
if (variant === 'peer') app.use(corsOfHono(options.hono));
if (variant === 'fullcors') app.use(cors(options.fullcors));
app.all('/items/:id', (c) => c.body(BODY, 200, { 'Content-Type': 'application/json' }));

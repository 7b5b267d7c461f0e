import { createServer } from 'node:http';
import corsOfKoa from '@koa/cors';
import { cors } from 'fullcors/koa';
import Koa from 'koa';
import { SET } from '../../in-process/answers.js';
import { BODY, listen, options, variant } from './answer.js';

const app = new Koa();
if (variant === 'hard-coded') {
  app.use((ctx, next) => {
    if (ctx.method !== 'OPTIONS') {
      SET.actual(ctx.res);
      return next();
    }
    SET.preflight(ctx.res);
    ctx.status = 204;
  });
}
if (variant === 'peer') app.use(corsOfKoa(options.koa));
if (variant === 'fullcors') app.use(cors(options.fullcors));
app.use((ctx) => {
  ctx.type = 'application/json';
  ctx.body = BODY;
});
listen(createServer(app.callback()));

// The origins are in a file. `kill -HUP <pid>` reads it again: no restart, and no request is dropped.
import { readFile } from 'node:fs/promises';
import { createCors } from 'fullcors';
import { cors } from 'fullcors/koa';
import Koa from 'koa';

const readOptions = async () => ({
  allowOrigins: JSON.parse(await readFile(new URL('origins.json', import.meta.url), 'utf8')),
  allowMethods: ['PATCH'],
  exposeHeaders: ['X-Request-Id'],
});

const policy = createCors(await readOptions());
process.on('SIGHUP', async () => {
  try {
    policy.reconfigure(await readOptions());
    console.log('the policy is', policy.policy.allowOrigins);
  } catch (error) {
    // The policy in force stays as it was.
    console.error(`origins.json is not used: ${error.message}`);
  }
});

const app = new Koa();
app.use(cors(policy));
app.use((ctx) => {
  ctx.set('X-Request-Id', '42');
  ctx.body = { path: ctx.path };
});

const server = app.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}, pid ${process.pid}`);
});

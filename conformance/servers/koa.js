import { createServer } from 'node:http';
import { cors } from 'fullcors/koa';
import { listenAll, OWN_CORS, RAN, raw } from './support.js';

const { default: Koa } = await import(process.argv[3]);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const answers = {
  '/ok': () => {},
  '/own-vary': (ctx) => ctx.set('Vary', 'Accept-Encoding'),
  '/vary-origin': (ctx) => ctx.set('Vary', 'accept, origin'),
  '/vary-star': (ctx) => ctx.vary('*'),
  '/vary-lines': (ctx) => ctx.set('Vary', ['Accept', 'Accept-Language']),
  '/own-cors': (ctx) => ctx.set(OWN_CORS),
  '/throw': () => {
    throw new Error('thrown by a handler of the tests');
  },
  '/throw-later': async () => {
    await sleep(5);
    throw new Error('thrown by a handler of the tests');
  },
  // Koa's own error handling clears every header.
  '/cleared': (ctx) => {
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.throw(500);
  },
  '/only-get': (ctx) => ctx.throw(405),
  '/limited': (ctx) => ctx.throw(413),
  '/redirect': (ctx) => ctx.redirect('/ok'),
  '/not-modified': (ctx) => {
    ctx.status = 304;
  },
  '/empty': (ctx) => {
    ctx.status = 204;
  },
};

await listenAll((options) => {
  const app = new Koa();
  app.silent = true;
  app.use(cors(options));
  app.use(async (ctx) => {
    const { path } = ctx;
    ctx.set(...RAN);
    if (raw[path]) {
      ctx.respond = false;
      ctx.res.statusCode = 200;
      raw[path](ctx.res);
    } else if (path.startsWith('/stream')) {
      const { Readable } = await import('node:stream');
      if (path === '/stream-later') await sleep(20);
      ctx.body = Readable.from(['one ', 'two']);
    } else if (answers[path]) {
      ctx.body = 'ok';
      await answers[path](ctx);
    }
  });
  return createServer(app.callback());
});

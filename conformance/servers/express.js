import { createServer } from 'node:http';
import { cors } from 'fullcors/express';
import { listenAll, OWN_CORS, RAN, raw } from './support.js';

const { default: express } = await import(process.argv[3]);

await listenAll((options) => {
  const app = express();
  app.use(cors(options));
  app.use((_, res, next) => {
    res.set(...RAN);
    next();
  });
  app.use(express.json({ limit: 1000 }));
  app.get('/ok', (_, res) => res.send('ok'));
  for (const method of ['post', 'put', 'delete']) app[method]('/ok', (_, res) => res.json({ ok: true }));
  app.options('/ok', (_, res) => res.set('Allow', 'GET').send('mine'));
  app.get('/own-vary', (_, res) => res.set('Vary', 'Accept-Encoding').send('ok'));
  app.get('/vary-origin', (_, res) => res.set('Vary', 'accept, origin').send('ok'));
  app.get('/vary-star', (_, res) => res.vary('*').send('ok'));
  app.get('/vary-lines', (_, res) =>
    res.append('Vary', 'Accept').append('Vary', 'Accept-Language').send('ok'),
  );
  app.get('/own-cors', (_, res) => res.set(OWN_CORS).send('ok'));
  app.get('/throw', () => {
    throw new Error('thrown by a handler of the tests');
  });
  app.get('/throw-later', (_, __, next) =>
    setTimeout(next, 5, new Error('passed on by a handler of the tests')),
  );
  app.get('/cleared', () => {
    throw new Error('cleared');
  });
  app
    .route('/only-get')
    .get((_, res) => res.send('ok'))
    .all((_, res) => res.sendStatus(405));
  app.post('/limited', (_, res) => res.send('ok'));
  app.get('/redirect', (_, res) => res.status(302).location('/ok').end());
  app.get('/not-modified', (_, res) => res.status(304).end());
  app.get('/empty', (_, res) => res.sendStatus(204));
  app.get(['/stream', '/stream-later'], (req, res) => {
    setTimeout(
      () => {
        res.write('one ');
        setTimeout(() => res.end('two'), 5);
      },
      req.path === '/stream' ? 0 : 20,
    );
  });
  for (const [path, answer] of Object.entries(raw)) app.get(path, (_, res) => answer(res));
  app.use((error, req, res, next) => {
    if (req.path !== '/cleared') return next(error);
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    res
      .status(500)
      .set(...RAN)
      .send('cleared');
  });
  app.set('env', 'test');
  return createServer(app);
});

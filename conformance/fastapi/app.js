// The application of app.py on node:http: the same routes, the same statuses.
import { createServer } from 'node:http';

/** @param middleware what `cors(options)` of fullcors/node returns */
export const articleApp = (middleware) =>
  createServer((req, res) =>
    middleware(req, res, () => {
      res.setHeader('X-Application', 'yes');
      answer(req, res).catch(() => send(res, 500, 'Internal Server Error'));
    }),
  );

async function answer(req, res) {
  const { pathname, searchParams } = new URL(req.url, 'http://localhost');
  const route = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
  if (!route) return send(res, 404, { detail: 'Not Found' });
  if (req.method !== route.method) return send(res, 405, { detail: 'Method Not Allowed' });
  await route.handle({ req, res, searchParams });
}

const ROUTES = {
  '/': { method: 'GET', handle: async ({ res }) => send(res, 200, { message: 'Hello, World!' }) },
  '/items/': { method: 'POST', handle: createItem },
  '/raise': { method: 'GET', handle: () => Promise.reject(new Error('the handler failed')) },
  '/vary': {
    method: 'GET',
    async handle({ res, searchParams }) {
      res.setHeader('Vary', searchParams.get('value'));
      send(res, 200, {});
    },
  },
  '/own-cors': {
    method: 'GET',
    async handle({ res }) {
      res.setHeader('Access-Control-Allow-Origin', 'https://other.example');
      res.setHeader('Access-Control-Expose-Headers', 'X-Own');
      send(res, 200, {});
    },
  },
};

async function createItem({ req, res }) {
  let text = '';
  for await (const chunk of req) text += chunk;
  const item = JSON.parse(text);
  const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
  if (isObject) send(res, 200, item);
  else send(res, 422, { detail: 'Input should be a valid dictionary' });
}

function send(res, status, body) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

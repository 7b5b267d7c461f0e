import { writeFileSync } from 'node:fs';
import http2 from 'node:http2';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { preflight as preflightTo } from '../support/preflight.js';

const APP = 'https://app.example.com';
const EVIL = 'https://evil.example';
const BLOCKED = { 'access-control-allow-origin': undefined, 'access-control-allow-credentials': undefined };
const allowed = (origin) => ({ 'access-control-allow-origin': origin });
const withCredentials = (origin) => ({ ...allowed(origin), 'access-control-allow-credentials': 'true' });

const get = (path, origin) => ({ path, headers: { origin } });
const preflight = (path, origin, method, headers) => preflightTo(origin, path, method, headers);
const answered = (status, headers) => ({ status, headers });

/** Example -> runs: environment variables, and what is asked of the server. `also` is for what is no plain request. */
export const RUNS = {
  express: [
    {
      requests: {
        'anyone reads the open corner': [get('/public/prices', EVIL), answered(200, allowed('*'))],
        'the app reads with cookies': [get('/account', APP), answered(200, withCredentials(APP))],
        'the app may PUT JSON': [
          preflight('/account', APP, 'PUT', 'content-type'),
          answered(204, withCredentials(APP)),
        ],
        'a stranger may not': [preflight('/account', EVIL, 'PUT', 'content-type'), answered(403, BLOCKED)],
        'localhost may not, in production': [
          get('/account', 'http://localhost:5173'),
          answered(200, BLOCKED),
        ],
      },
      also: {
        'the app opens a WebSocket': async (url, { expect }) =>
          expect(await greeting(url, APP)).toBe('hello'),
        'a stranger does not': async (url, { expect }) => expect(await greeting(url, EVIL)).toBe(403),
        'nor does a client without an origin': async (url, { expect }) =>
          expect(await greeting(url)).toBe(403),
      },
    },
    {
      env: { CORS_ENV: 'development' },
      requests: {
        'localhost may, on any port': [
          get('/account', 'http://localhost:5173'),
          answered(200, withCredentials('http://localhost:5173')),
        ],
        'the app may not': [get('/account', APP), answered(200, BLOCKED)],
        'the open corner stays open': [get('/public/prices', EVIL), answered(200, allowed('*'))],
      },
    },
  ],
  fastify: [
    {
      requests: {
        'a tenant reads': [
          get('/orders', 'https://acme.example'),
          answered(200, withCredentials('https://acme.example')),
        ],
        'another tenant deletes': [
          preflight('/orders/1', 'https://globex.example', 'DELETE', 'x-api-key'),
          answered(204, withCredentials('https://globex.example')),
        ],
        'a stranger is refused before the handler runs': [get('/orders', EVIL), answered(403, BLOCKED)],
        'a broken look-up refuses, and is no 500': [
          get('/orders', 'https://broken.example'),
          answered(403, BLOCKED),
        ],
        'curl is not asked': [{ path: '/orders', headers: {} }, answered(200, { vary: 'Origin' })],
      },
    },
  ],
  koa: [
    {
      requests: {
        'the app reads': [
          get('/', APP),
          answered(200, { ...allowed(APP), 'access-control-expose-headers': 'X-Request-Id' }),
        ],
        'the app may PATCH': [preflight('/', APP, 'PATCH'), answered(204, allowed(APP))],
        'another origin may not, yet': [get('/', 'https://new.example.com'), answered(200, BLOCKED)],
      },
      also: {
        'SIGHUP reads the origins again': async (url, { expect, folder, pid }) => {
          writeFileSync(join(folder, 'origins.json'), '["https://new.example.com"]');
          process.kill(pid, 'SIGHUP');
          await until(
            async () => (await allowedOrigin(url, 'https://new.example.com')) === 'https://new.example.com',
          );
          expect(await allowedOrigin(url, APP)).toBeNull();
        },
        'a bad file changes nothing, and is reported': async (url, { expect, folder, pid, output }) => {
          writeFileSync(join(folder, 'origins.json'), '["https://new.example.com/"]');
          process.kill(pid, 'SIGHUP');
          await until(() => output().includes('origins.json is not used'));
          expect(output()).toContain("write 'https://new.example.com'");
          expect(await allowedOrigin(url, 'https://new.example.com')).toBe('https://new.example.com');
        },
      },
    },
  ],
  hono: [
    {
      env: { CORS_ALLOW_ORIGINS: 'https://a.example, https://b.example' },
      requests: {
        'the first reads': [
          get('/notes', 'https://a.example'),
          answered(200, { ...allowed('https://a.example'), 'access-control-expose-headers': 'ETag' }),
        ],
        'the second may PUT JSON': [
          preflight('/notes/1', 'https://b.example', 'PUT', 'authorization,content-type'),
          answered(204, allowed('https://b.example')),
        ],
        'the one in the code is replaced': [get('/notes', 'http://localhost:5173'), answered(200, BLOCKED)],
        'a 404 says so to the page': [
          get('/nowhere', 'https://a.example'),
          answered(404, allowed('https://a.example')),
        ],
      },
    },
    {
      requests: {
        'without the variable, the code says': [
          get('/notes', 'http://localhost:5173'),
          answered(200, allowed('http://localhost:5173')),
        ],
      },
    },
    { env: { CORS_ALLOW_ORIGINS: 'https://a.example/,' }, fails: 'CORS_ALLOW_ORIGINS' },
  ],
  'node-http': [
    {
      requests: {
        'the app reads': [
          get('/time', APP),
          answered(200, { ...allowed(APP), vary: 'Accept-Encoding, Origin' }),
        ],
        'a preview may DELETE': [
          preflight('/time', 'https://pr-7.preview.example.com', 'DELETE'),
          answered(204, { ...allowed('https://pr-7.preview.example.com'), 'access-control-max-age': '7200' }),
        ],
        'a 404 says so to the page': [get('/nowhere', APP), answered(404, allowed(APP))],
        'a look-alike may not': [get('/time', 'https://evilpreview.example.com'), answered(200, BLOCKED)],
      },
    },
    {
      env: { HTTP2: '1' },
      also: {
        'the same over HTTP/2: a request': async (url, { expect }) => {
          expect(await http2Head(url, get('/time', APP))).toMatchObject({ ':status': 200, ...allowed(APP) });
        },
        'and a preflight': async (url, { expect }) => {
          const answer = await http2Head(url, preflight('/time', EVIL, 'DELETE'));
          expect(answer).toMatchObject({ ':status': 403 });
          expect(answer).not.toHaveProperty('access-control-allow-origin');
        },
      },
    },
  ],
  fetch: [
    {
      requests: {
        'anyone reads the open corner': [get('/public/status', EVIL), answered(200, allowed('*'))],
        'the app may PUT JSON': [
          preflight('/cart', APP, 'PUT', 'content-type'),
          answered(204, withCredentials(APP)),
        ],
        'a 500 says so to the page': [get('/boom', APP), answered(500, withCredentials(APP))],
        'a stranger may not': [preflight('/cart', EVIL, 'PUT', 'content-type'), answered(403, BLOCKED)],
      },
    },
  ],
};

/** What the WebSocket says first, or the status that refused it. */
function greeting(url, origin) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), { origin, handshakeTimeout: 5000 });
    socket.on('message', (data) => {
      resolve(String(data));
      socket.close();
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    socket.on('error', reject);
  });
}

async function allowedOrigin(url, origin) {
  return (await fetch(url, { headers: { origin } })).headers.get('access-control-allow-origin');
}

function http2Head(url, { method = 'GET', path, headers }) {
  return new Promise((resolve, reject) => {
    const session = http2.connect(url);
    session.on('error', reject);
    const stream = session.request({ ':method': method, ':path': path, ...headers });
    stream.on('error', reject);
    stream.on('response', (head) => {
      resolve(head);
      session.destroy();
    });
  });
}

async function until(holds) {
  for (const end = Date.now() + 5000; Date.now() < end; await wait(25)) if (await holds()) return;
  throw new Error('not within 5 s');
}

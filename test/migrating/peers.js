import { preflight } from './page.js';

const FOREIGN = 'https://evil.test';
const TOKEN = { authorization: 'Bearer secret' };
const SENT = 'authorization,content-type';
const BARE = { 'allow-origin': undefined, 'allow-credentials': undefined, 'expose-headers': undefined };
const JSON_BODY = {
  headers: { ...TOKEN, 'content-type': 'application/json' },
  body: '{"name":"Bo"}',
};

const UNLISTED = 'may not use an unlisted method';

/** What the front end of every app on the page does all day; each entry must come out the same before and after. */
export const DAILY = {
  'reads without a token': { path: '/health' },
  'reads with a token': { path: '/items', headers: TOKEN },
  'posts JSON': { method: 'POST', path: '/items', ...JSON_BODY },
  'puts JSON': { method: 'PUT', path: '/items/1', ...JSON_BODY },
  'is told 401': { path: '/items' },
  'is told 404': { path: '/nowhere', headers: TOKEN },
  'is told 500': { path: '/boom', headers: TOKEN },
  'is told that its JSON is broken': { method: 'POST', path: '/items', ...JSON_BODY, body: '{' },
  'reads a stream': { path: '/stream' },
  'reads what has a Vary of its own': { path: '/news' },
  [UNLISTED]: { method: 'REPORT', path: '/items/1', headers: TOKEN },
};

/**
 * By the rows of "What becomes different" in docs/migrating.md: requests with what was answered before and what is
 * answered after. `undefined` stands for a header that must be absent.
 */
const shared = (origin) => ({
  D1: (before, after) => ({
    request: { method: 'OPTIONS', path: '/items', headers: { origin } },
    before,
    after: after ?? {
      status: 200,
      body: '{"fields":["name"]}',
      headers: { allow: 'GET, POST, PUT', 'allow-origin': origin },
    },
  }),
  D2: (before) => ({
    request: preflight(FOREIGN, '/items/1', 'PUT', SENT),
    before,
    after: {
      status: 403,
      body: '',
      headers: {
        ...BARE,
        'allow-methods': undefined,
        'allow-headers': undefined,
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      },
    },
  }),
  D3: () => ({
    request: preflight(origin, '/items/1', 'REPORT'),
    before: { status: 204 },
    after: { status: 403, headers: BARE },
  }),
  D4: () => ({
    request: preflight(origin, '/items', 'GET', 'x-any'),
    before: { status: 204, headers: { 'allow-headers': 'x-any' } },
    after: { status: 403, headers: BARE },
  }),
  D5: (before, headers) => ({
    request: { path: '/items', headers: { ...TOKEN, ...headers } },
    before: {
      status: 200,
      headers: { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count', ...before },
    },
    after: { status: 200, headers: { ...BARE, vary: 'Origin' } },
  }),
  D6: () => ({
    request: { path: '/news', headers: { origin } },
    before: { headers: { vary: 'Accept-Language' } },
    after: { headers: { vary: 'Accept-Language, Origin' } },
  }),
  D7: () => ({
    request: preflight(origin, '/items/1', 'PUT', SENT),
    before: { status: 204, headers: { 'expose-headers': 'X-Total-Count' } },
    after: { status: 204, headers: { 'expose-headers': undefined } },
  }),
  D8: (before, methods) => ({
    request: preflight(origin, '/items/1', 'PUT', SENT),
    before: { status: 204, headers: before },
    after: {
      status: 204,
      headers: {
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
        'allow-methods': methods,
        'allow-headers': 'Authorization, Content-Type',
      },
    },
  }),
  D9: () => ({
    request: preflight(origin, '/items/1', 'PUT', SENT),
    before: { headers: { 'max-age': undefined } },
    after: { headers: { 'max-age': '600' } },
  }),
  D10: (hole) => ({
    request: { path: '/items', headers: { ...TOKEN, origin: hole } },
    before: { status: 200, headers: { 'allow-origin': hole, 'allow-credentials': 'true' } },
    after: { status: 200, headers: BARE },
  }),
  D13: () => ({
    request: preflight(origin, '/items/1', 'PUT', SENT),
    before: { status: 204, headers: { 'content-length': '0' } },
    after: { status: 204, headers: { 'content-length': undefined } },
  }),
});

const app = shared('https://app.example.com');
const acme = shared('https://acme.example.com');
const shop = shared('https://shop.example.com');

/** Keyed as docs/migrating.md names them. */
export const PEERS = {
  cors: {
    folder: 'express',
    allowed: ['https://app.example.com', 'https://example.com', 'https://partner.test'],
    differences: {
      D1: [app.D1({ status: 204, body: '' })],
      D2: [app.D2({ status: 204, headers: { 'allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE' } })],
      D3: [app.D3()],
      D4: [app.D4()],
      D5: [app.D5({}, { origin: FOREIGN }), app.D5({}, {})],
      D6: [app.D6()],
      D7: [app.D7()],
      D8: [app.D8({ vary: 'Origin, Access-Control-Request-Headers' }, 'PUT, PATCH, DELETE')],
      D9: [app.D9()],
      D10: [app.D10('https://evilexample.com'), app.D10('http://shop.example.com')],
      D13: [app.D13()],
    },
  },
  fastify: {
    folder: 'fastify',
    allowed: ['https://acme.example.com'],
    differences: {
      D1: [acme.D1({ status: 400, body: 'Invalid Preflight Request' })],
      D2: [acme.D2({ status: 500 })],
      D3: [acme.D3()],
      D5: [acme.D5({}, {})],
      D6: [acme.D6()],
      D7: [acme.D7()],
      D8: [acme.D8({ vary: 'Origin', 'allow-methods': 'GET, HEAD, POST, PUT' }, 'GET, POST, PUT, OPTIONS')],
      D11: [
        ...['GET', 'POST', 'PUT'].map((method) => ({
          request: {
            method,
            path: method === 'PUT' ? '/items/1' : '/items',
            headers: { ...TOKEN, origin: FOREIGN },
          },
          before: { status: 500 },
          after: { status: 403, body: '', headers: { ...BARE, vary: 'Origin' } },
        })),
        {
          request: { ...DAILY[UNLISTED], headers: { ...TOKEN, origin: 'https://acme.example.com' } },
          before: { status: 404 },
          after: { status: 403, headers: { 'allow-origin': 'https://acme.example.com' } },
        },
      ],
      D12: [
        {
          request: { path: '/stream', headers: { origin: 'https://acme.example.com' } },
          before: { status: 200, headers: { ...BARE, vary: undefined } },
          after: {
            status: 200,
            body: 'one\ntwo\n',
            headers: {
              'allow-origin': 'https://acme.example.com',
              'allow-credentials': 'true',
              vary: 'Origin',
            },
          },
        },
      ],
      D13: [acme.D13()],
    },
    /** What the page could not do before, and can after: the row that says so. */
    daily: { 'reads a stream': 'D12' },
  },
  koa: {
    folder: 'koa',
    allowed: ['https://app.example.com', 'https://admin.example.com'],
    differences: {
      D1: [
        app.D1({ status: 200, body: '{"fields":["name"]}', headers: { ...BARE, allow: 'GET, POST, PUT' } }),
      ],
      D2: [app.D2({ status: 401, headers: { vary: undefined } })],
      D3: [app.D3()],
      D4: [app.D4()],
      D6: [app.D6()],
      D8: [app.D8({ vary: 'Origin' }, 'PUT, PATCH, DELETE')],
      D9: [app.D9()],
    },
  },
  hono: {
    folder: 'hono',
    allowed: ['https://shop.example.com', 'https://www.example.com'],
    differences: {
      D1: [shop.D1({ status: 204, body: '' })],
      D2: [
        shop.D2({
          status: 204,
          headers: { 'allow-origin': 'https://www.example.com', 'allow-methods': 'GET,POST,PUT' },
        }),
      ],
      D3: [shop.D3()],
      D4: [shop.D4()],
      D5: [
        shop.D5({ 'allow-origin': 'https://www.example.com' }, { origin: FOREIGN }),
        shop.D5({ 'allow-origin': 'https://www.example.com' }, {}),
      ],
      D7: [shop.D7()],
      D8: [shop.D8({ vary: 'Origin, Access-Control-Request-Headers' }, 'PUT')],
      D10: [shop.D10('http://shop.example.com')],
    },
  },
};

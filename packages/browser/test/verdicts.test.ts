import { describe, expect, test } from 'vitest';
import { BlockedByCors, type BlockedReason, browserAt, type FetchInit, type Stage } from '../src/index.js';
import { type Answer, scripted } from './support.js';

const APP = 'https://app.example.com';
const API = 'https://api.example.com';

interface Case {
  page?: string;
  url?: string;
  init?: FetchInit;
  answers: Readonly<Record<string, Answer>>;
}
type Blocked = readonly [name: string, given: Case, reason: BlockedReason, stage: Stage];

const ok = { 'Access-Control-Allow-Origin': APP };
const granted = (more = {}): Answer => [204, { ...ok, ...more }];
const put: FetchInit = { method: 'PUT' };
const include: FetchInit = { credentials: 'include' };

async function play({ page = APP, url = `${API}/x`, init = {}, answers }: Case) {
  const transport = scripted(answers);
  const outcome = await browserAt(page)
    .fetch(transport, url, init)
    .catch((error: unknown) => error);
  return { outcome, asked: transport.asked };
}

const BLOCKED: readonly Blocked[] = [
  ['no field', { answers: { '*': [200] } }, 'allow-origin-missing', 'actual'],
  [
    'another origin',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': API }] } },
    'allow-origin-mismatch',
    'actual',
  ],
  [
    'a slash too many',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': `${APP}/` }] } },
    'allow-origin-mismatch',
    'actual',
  ],
  [
    'upper case',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': APP.toUpperCase() }] } },
    'allow-origin-mismatch',
    'actual',
  ],
  [
    'null',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': 'null' }] } },
    'allow-origin-mismatch',
    'actual',
  ],
  [
    'no scheme',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': 'app.example.com' }] } },
    'allow-origin-invalid',
    'actual',
  ],
  [
    'two fields',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': [APP, APP] }] } },
    'allow-origin-multiple',
    'actual',
  ],
  [
    'two layers',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': ['*', APP] }] } },
    'allow-origin-multiple',
    'actual',
  ],
  [
    'a list',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': `${APP}, ${API}` }] } },
    'allow-origin-multiple',
    'actual',
  ],
  [
    'any, with credentials',
    { init: include, answers: { '*': [200, { 'Access-Control-Allow-Origin': '*' }] } },
    'allow-origin-any-with-credentials',
    'actual',
  ],
  [
    'no word on credentials',
    { init: include, answers: { '*': [200, ok] } },
    'allow-credentials-missing',
    'actual',
  ],
  [
    'True',
    { init: include, answers: { '*': [200, { ...ok, 'Access-Control-Allow-Credentials': 'True' }] } },
    'allow-credentials-invalid',
    'actual',
  ],
  ['an error without fields', { answers: { '*': [500] } }, 'allow-origin-missing', 'actual'],

  ['preflight: no field', { init: put, answers: { OPTIONS: [204] } }, 'allow-origin-missing', 'preflight'],
  ['preflight: 401', { init: put, answers: { OPTIONS: [401, ok] } }, 'preflight-status', 'preflight'],
  [
    'preflight: 404 without fields',
    { init: put, answers: { OPTIONS: [404] } },
    'allow-origin-missing',
    'preflight',
  ],
  [
    'preflight: redirected',
    { init: put, answers: { OPTIONS: [301, { ...ok, Location: '/y' }] } },
    'preflight-redirected',
    'preflight',
  ],
  [
    'preflight: method',
    { init: put, answers: { OPTIONS: granted({ 'Access-Control-Allow-Methods': 'GET, POST' }) } },
    'method-not-allowed',
    'preflight',
  ],
  [
    'preflight: no methods',
    { init: put, answers: { OPTIONS: granted() } },
    'method-not-allowed',
    'preflight',
  ],
  [
    'preflight: patch is not PATCH',
    { init: { method: 'patch' }, answers: { OPTIONS: granted({ 'Access-Control-Allow-Methods': 'PATCH' }) } },
    'method-not-allowed',
    'preflight',
  ],
  [
    'preflight: * with credentials',
    {
      init: { ...put, ...include },
      answers: {
        OPTIONS: granted({ 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Methods': '*' }),
      },
    },
    'method-not-allowed',
    'preflight',
  ],
  [
    'preflight: methods that do not parse',
    { init: put, answers: { OPTIONS: granted({ 'Access-Control-Allow-Methods': 'PUT GET' }) } },
    'allow-methods-invalid',
    'preflight',
  ],
  [
    'preflight: header',
    {
      init: { headers: { 'X-API-Key': 'k' } },
      answers: { OPTIONS: granted({ 'Access-Control-Allow-Headers': 'X-Other' }) },
    },
    'header-not-allowed',
    'preflight',
  ],
  [
    'preflight: Authorization under *',
    {
      init: { headers: { Authorization: 'k' } },
      answers: { OPTIONS: granted({ 'Access-Control-Allow-Headers': '*' }) },
    },
    'header-not-allowed',
    'preflight',
  ],
  [
    'preflight: * with credentials, headers',
    {
      init: { ...include, headers: { 'X-A': '1' } },
      answers: {
        OPTIONS: granted({ 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Headers': '*' }),
      },
    },
    'header-not-allowed',
    'preflight',
  ],
  [
    'preflight: headers that do not parse',
    {
      init: { headers: { 'X-A': '1' } },
      answers: { OPTIONS: granted({ 'Access-Control-Allow-Headers': 'X-A; X-B' }) },
    },
    'allow-headers-invalid',
    'preflight',
  ],
  [
    'preflight: JSON',
    {
      init: { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
      answers: { OPTIONS: granted() },
    },
    'header-not-allowed',
    'preflight',
  ],
  [
    'preflight allowed, then nothing',
    { init: put, answers: { OPTIONS: granted({ 'Access-Control-Allow-Methods': 'PUT' }), PUT: [200] } },
    'allow-origin-missing',
    'actual',
  ],
  ['nothing answers the preflight', { init: put, answers: { PUT: [200, ok] } }, 'no-answer', 'preflight'],
  ['nothing answers', { answers: {} }, 'no-answer', 'actual'],

  [
    'a redirect with user information',
    { answers: { '* /x': [302, { ...ok, Location: 'https://u:p@api.example.com/y' }] } },
    'redirect-with-userinfo',
    'actual',
  ],
  [
    'a redirect home with user information',
    { answers: { '* /x': [302, { ...ok, Location: 'https://u@app.example.com/y' }] } },
    'redirect-with-userinfo',
    'actual',
  ],
  [
    'a redirect to ftp',
    { answers: { '*': [302, { ...ok, Location: 'ftp://api.example.com/' }] } },
    'redirect-not-http',
    'actual',
  ],
  [
    'a redirect to nowhere',
    { answers: { '*': [302, { ...ok, Location: 'https://' }] } },
    'redirect-invalid',
    'actual',
  ],
  [
    'two Locations',
    { answers: { '*': [302, { ...ok, Location: ['/a', '/b'] }] } },
    'redirect-invalid',
    'actual',
  ],
  [
    'a redirect without fields',
    { answers: { '*': [302, { Location: '/y' }] } },
    'allow-origin-missing',
    'actual',
  ],
  [
    'redirects without end',
    { answers: { '*': [302, { ...ok, Location: '/x' }] } },
    'too-many-redirects',
    'actual',
  ],
  [
    "redirect: 'error'",
    { init: { redirect: 'error' }, answers: { '*': [302, { ...ok, Location: '/y' }] } },
    'redirect-refused',
    'actual',
  ],
  [
    'a stream, redirected',
    {
      init: { method: 'POST', body: new Response('s').body, duplex: 'half' },
      answers: { OPTIONS: granted(), POST: [307, { ...ok, Location: '/y' }] },
    },
    'redirect-with-stream',
    'actual',
  ],
  [
    'the origin is lost on the way from one stranger to another',
    { answers: { '* /x': [302, { ...ok, Location: 'https://third.example.org/y' }], '* /y': [200, ok] } },
    'allow-origin-mismatch',
    'actual',
  ],
  [
    "mode: 'same-origin'",
    { init: { mode: 'same-origin' }, answers: { '*': [200, ok] } },
    'mode-same-origin',
    'actual',
  ],
  [
    "mode: 'same-origin', redirected away",
    { url: `${APP}/x`, init: { mode: 'same-origin' }, answers: { '*': [302, { Location: `${API}/y` }] } },
    'mode-same-origin',
    'actual',
  ],
  [
    "mode: 'no-cors' with redirect",
    { init: { mode: 'no-cors', redirect: 'manual' }, answers: { '*': [200] } },
    'no-cors-redirect-mode',
    'actual',
  ],
  [
    "mode: 'no-cors' under a resource policy",
    { init: { mode: 'no-cors' }, answers: { '*': [200, { 'Cross-Origin-Resource-Policy': 'same-origin' }] } },
    'resource-policy',
    'actual',
  ],
  [
    'mixed content',
    { url: 'http://api.example.com/', answers: { '*': [200, ok] } },
    'mixed-content',
    'actual',
  ],
  [
    'mixed content by redirect',
    { answers: { '*': [302, { ...ok, Location: 'http://api.example.com/' }] } },
    'mixed-content',
    'actual',
  ],
  [
    'a port of mail',
    { url: 'https://api.example.com:25/', answers: { '*': [200, ok] } },
    'bad-port',
    'actual',
  ],
  ['another scheme', { url: 'ftp://api.example.com/', answers: {} }, 'scheme-without-cors', 'actual'],
];

test.each(BLOCKED)('blocked: %s', async (_name, given, reason, stage) => {
  const { outcome } = await play(given);
  expect(outcome).toBeInstanceOf(BlockedByCors);
  expect(outcome).toMatchObject({ reason, stage });
  const { message, why, fix } = outcome as BlockedByCors;
  expect(message).toContain(why);
  expect(message).toContain(fix);
  expect(`${why}${fix}`).not.toMatch(/undefined|\[object/);
});

type Allowed = readonly [name: string, given: Case, asked: readonly string[], read: Record<string, unknown>];

const pre = (method: string, headers = '', origin = APP, path = `${API}/x`) =>
  [
    `OPTIONS ${path}`,
    `Access-Control-Request-Method: ${method}`,
    headers && `Access-Control-Request-Headers: ${headers}`,
    `Origin: ${origin}`,
  ]
    .filter(Boolean)
    .join(' | ');
const methods = (value: string) => granted({ 'Access-Control-Allow-Methods': value });

const ALLOWED: readonly Allowed[] = [
  [
    'a simple GET',
    { answers: { '*': [200, ok, 'hi'] } },
    [`GET ${API}/x | Origin: ${APP}`],
    { type: 'cors', status: 200, body: 'hi' },
  ],
  [
    'any origin',
    { answers: { '*': [200, { 'Access-Control-Allow-Origin': '*' }] } },
    [`GET ${API}/x | Origin: ${APP}`],
    { type: 'cors' },
  ],
  [
    'spaces around the value',
    { answers: { '*': [404, ok] } },
    [`GET ${API}/x | Origin: ${APP}`],
    { status: 404, ok: false },
  ],
  [
    'put is PUT',
    { init: { method: 'put' }, answers: { OPTIONS: methods('PUT'), PUT: [200, ok] } },
    [pre('PUT'), `PUT ${API}/x | Origin: ${APP}`],
    {},
  ],
  [
    'patch is patch',
    { init: { method: 'patch' }, answers: { OPTIONS: methods('patch'), patch: [200, ok] } },
    [pre('patch'), `patch ${API}/x | Origin: ${APP}`],
    {},
  ],
  [
    'POST needs no leave',
    {
      init: { method: 'POST', headers: { 'X-A': '1' } },
      answers: { OPTIONS: granted({ 'Access-Control-Allow-Headers': 'x-a' }), POST: [200, ok] },
    },
    [pre('POST', 'x-a'), `POST ${API}/x | X-A: 1 | Origin: ${APP}`],
    {},
  ],
  [
    'empty elements and spaces',
    { init: put, answers: { OPTIONS: methods(' ,PUT\t,, GET '), PUT: [200, ok] } },
    [pre('PUT'), `PUT ${API}/x | Origin: ${APP}`],
    {},
  ],
  [
    'several fields',
    {
      init: put,
      answers: { OPTIONS: granted({ 'Access-Control-Allow-Methods': ['GET', 'PUT'] }), PUT: [200, ok] },
    },
    [pre('PUT'), `PUT ${API}/x | Origin: ${APP}`],
    {},
  ],
  [
    '*',
    {
      init: { method: 'PURGE', headers: { 'X-B': '1', 'x-a': '2' } },
      answers: {
        OPTIONS: granted({ 'Access-Control-Allow-Methods': '*', 'Access-Control-Allow-Headers': '*' }),
        PURGE: [200, ok],
      },
    },
    [pre('PURGE', 'x-a,x-b'), `PURGE ${API}/x | X-B: 1 | x-a: 2 | Origin: ${APP}`],
    {},
  ],
  [
    'an upload that is watched asks, and no method need be said',
    { init: { method: 'POST', uploadListener: true }, answers: { OPTIONS: granted(), POST: [200, ok] } },
    [pre('POST'), `POST ${API}/x | Origin: ${APP}`],
    {},
  ],
  [
    'the own origin',
    { url: `${APP}/x`, init: put, answers: { PUT: [200, { 'X-Secret': 's', 'Set-Cookie': 'a=b' }] } },
    [`PUT ${APP}/x | Origin: ${APP}`],
    { type: 'basic', headers: ['x-secret'] },
  ],
  ['the own origin, GET', { url: `${APP}/x`, answers: { GET: [200] } }, [`GET ${APP}/x`], { type: 'basic' }],
  [
    'an opaque origin',
    { page: 'null', answers: { '*': [200, { 'Access-Control-Allow-Origin': 'null' }] } },
    [`GET ${API}/x | Origin: null`],
    { type: 'cors' },
  ],
  [
    'an app',
    {
      page: 'capacitor://localhost',
      answers: { '*': [200, { 'Access-Control-Allow-Origin': 'capacitor://localhost' }] },
    },
    [`GET ${API}/x | Origin: capacitor://localhost`],
    {},
  ],
  [
    'no-cors',
    {
      init: { mode: 'no-cors', method: 'POST', body: 'b', headers: { 'X-Dropped': '1' } },
      answers: { POST: [500, {}, 'secret'] },
    },
    [`POST ${API}/x | Origin: ${APP}`],
    { type: 'opaque', status: 0, body: '', headers: [], url: '' },
  ],
  [
    'manual redirects',
    { init: { redirect: 'manual' }, answers: { '*': [302, { ...ok, Location: '/y' }] } },
    [`GET ${API}/x | Origin: ${APP}`],
    { type: 'opaqueredirect', status: 0, headers: [] },
  ],
  [
    'exposed fields',
    {
      answers: {
        '*': [
          200,
          {
            ...ok,
            'Access-Control-Expose-Headers': 'x-a, Set-Cookie',
            'X-A': '1',
            'X-B': '2',
            ETag: 'e',
            Expires: '0',
            'Set-Cookie': 'a=b',
          },
        ],
      },
    },
    [`GET ${API}/x | Origin: ${APP}`],
    { headers: ['expires', 'x-a'] },
  ],
  [
    'all exposed',
    {
      answers: {
        '*': [200, { ...ok, 'Access-Control-Expose-Headers': '*', 'X-A': '1', 'Set-Cookie': 'a=b' }],
      },
    },
    [`GET ${API}/x | Origin: ${APP}`],
    { headers: ['access-control-allow-origin', 'access-control-expose-headers', 'x-a'] },
  ],
  [
    'all exposed is nothing with credentials',
    {
      init: include,
      answers: {
        '*': [
          200,
          {
            ...ok,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Expose-Headers': '*',
            'X-A': '1',
          },
        ],
      },
    },
    [`GET ${API}/x | Origin: ${APP}`],
    { headers: [] },
  ],
  [
    '303 turns PUT into GET',
    {
      init: { ...put, body: 'b' },
      answers: { OPTIONS: methods('PUT'), PUT: [303, { ...ok, Location: '/y' }], 'GET /y': [200, ok] },
    },
    [pre('PUT'), `PUT ${API}/x | Origin: ${APP}`, `GET ${API}/y | Origin: ${APP}`],
    { redirected: true, url: `${API}/y` },
  ],
  [
    '307 keeps PUT, and asks again',
    {
      init: { ...put, body: 'b' },
      answers: { OPTIONS: methods('PUT'), 'PUT /x': [307, { ...ok, Location: '/y' }], 'PUT /y': [200, ok] },
    },
    [
      pre('PUT'),
      `PUT ${API}/x | Origin: ${APP}`,
      pre('PUT', '', APP, `${API}/y`),
      `PUT ${API}/y | Origin: ${APP}`,
    ],
    {},
  ],
  [
    'elsewhere, the origin is lost and Authorization with it',
    {
      init: { headers: { Authorization: 'k' } },
      answers: {
        'OPTIONS /x': granted({ 'Access-Control-Allow-Headers': 'authorization' }),
        'GET /x': [302, { ...ok, Location: 'https://third.example.org/y' }],
        'GET /y': [200, { 'Access-Control-Allow-Origin': 'null' }],
      },
    },
    [
      pre('GET', 'authorization'),
      `GET ${API}/x | Authorization: k | Origin: ${APP}`,
      'GET https://third.example.org/y | Origin: null',
    ],
    {},
  ],
  [
    'home again, it is tainted',
    {
      answers: {
        '* /x': [302, { ...ok, Location: `${APP}/y` }],
        '* /y': [200, { 'Access-Control-Allow-Origin': 'null', 'X-A': '1' }],
      },
    },
    [`GET ${API}/x | Origin: ${APP}`, `GET ${APP}/y | Origin: null`],
    { type: 'cors', headers: [] },
  ],
  [
    'plain http on this machine is no mixed content',
    { url: 'http://localhost:8000/', answers: { '*': [200, ok] } },
    [`GET http://localhost:8000/ | Origin: ${APP}`],
    {},
  ],
];

test.each(ALLOWED)('allowed: %s', async (_name, given, asked, read) => {
  const played = await play(given);
  if (played.outcome instanceof Error) throw played.outcome;
  const response = played.outcome as Response;
  expect(played.asked).toEqual(asked);
  const { type, status, url, redirected } = response;
  const got = {
    type,
    status,
    ok: response.ok,
    url,
    redirected,
    headers: [...response.headers.keys()],
    body: await response.text(),
  };
  expect(got).toMatchObject(read);
});

test('a refusal says what the consoles of browsers say', async () => {
  const answers = { '* /x': [302, { ...ok, Location: '/y' }], '* /y': [200] } as const;
  const { outcome } = await play({ answers });
  const { chromium, firefox, webkit } = (outcome as BlockedByCors).consoleMessages;
  expect(chromium[0]).toBe(
    "Access to fetch at 'https://api.example.com/y' (redirected from 'https://api.example.com/x') from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  );
  expect(firefox[0]).toBe(
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/y. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
  );
  expect(webkit[0]).toContain(
    'Origin https://app.example.com is not allowed by Access-Control-Allow-Origin.',
  );
});

describe('what a browser would not even send', () => {
  const transport = scripted({});
  test.each<[string, string, FetchInit]>([
    ['TRACE', API, { method: 'trace' }],
    ['a method that is none', API, { method: 'P UT' }],
    ['a body with GET', API, { body: 'b' }],
    ['a stream without duplex', API, { method: 'POST', body: new Response('s').body }],
    ['no-cors with PUT', API, { mode: 'no-cors', method: 'PUT' }],
    ['a password in the URL', 'https://u:p@api.example.com/', {}],
    ['a field that is none', API, { headers: { 'X A': '1' } }],
    ['a line break in a field', API, { headers: { 'X-A': '1\n2' } }],
  ])('%s', async (_name, url, init) => {
    const outcome = await browserAt(APP)
      .fetch(transport, url, init)
      .catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(TypeError);
    expect(outcome).not.toBeInstanceOf(BlockedByCors);
    expect(transport.asked).toEqual([]);
  });
});

describe('a page that is none', () => {
  test.each([
    [`${APP}/`, "write 'https://app.example.com'"],
    ['HTTPS://APP.example.com', "write 'https://app.example.com'"],
    ['https://app.example.com:443', "write 'https://app.example.com'"],
    ['app.example.com', "write 'https://app.example.com'"],
    ['*', "write 'https://app.example.com'"],
    ['file:///tmp', "write 'https://app.example.com', or 'null'"],
  ])('%s', (origin, fix) => {
    expect(() => browserAt(origin)).toThrow(fix);
  });
  test('an engine that is none', () => {
    expect(() => browserAt(APP, { engine: 'safari' as never })).toThrow(
      'standard, chromium, firefox, webkit',
    );
  });
});

// What a browser remembers: preflights and cookies.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserAt, type EngineName, type FetchInit, type Page } from '../src/index.js';
import { type Answer, scripted } from './support.js';

const APP = 'https://app.example.com';
const API = 'https://api.example.com';

const granted = (maxAge: string | undefined, more = {}): Answer => [
  204,
  {
    'Access-Control-Allow-Origin': APP,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'PUT, DELETE',
    'Access-Control-Allow-Headers': 'X-A, X-B',
    ...(maxAge === undefined ? {} : { 'Access-Control-Max-Age': maxAge }),
    ...more,
  },
];
const fine: Answer = [
  200,
  { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Asks twice, some seconds apart: whether the second time a preflight was sent. */
async function asksAgain(
  answer: Answer,
  seconds: number,
  {
    first = { method: 'PUT' },
    second = first,
    engine = 'standard',
    path = '/x',
    at = (page: Page) => page,
  }: {
    first?: FetchInit;
    second?: FetchInit;
    engine?: EngineName;
    path?: string;
    at?: (page: Page) => Page;
  } = {},
): Promise<boolean> {
  const transport = scripted({ OPTIONS: answer, '*': fine });
  const page = browserAt(APP, { engine });
  await page.fetch(transport, `${API}/x`, first);
  vi.setSystemTime(Date.now() + seconds * 1000);
  transport.asked.length = 0;
  await at(page)
    .fetch(transport, `${API}${path}`, second)
    .catch(() => undefined);
  return transport.asked.some((line) => line.startsWith('OPTIONS'));
}

describe('a preflight is remembered', () => {
  test.each<[string, Parameters<typeof asksAgain>, boolean]>([
    ['for as long as it says', [granted('10'), 9], false],
    ['and no longer', [granted('10'), 10], true],
    ['for five seconds where it does not say', [granted(undefined), 4], false],
    ['and no longer than those', [granted(undefined), 5], true],
    ['five seconds where it says nonsense', [granted('soon'), 4], false],
    ['not with 0', [granted('0'), 0], true],
    [
      'five seconds where it says it twice',
      [[204, { ...granted('600')[1], 'Access-Control-Max-Age': ['600', '600'] }], 6],
      true,
    ],
    ['two hours at most in Chromium', [granted('86400'), 7199, { engine: 'chromium' }], false],
    ['no more than two hours in Chromium', [granted('86400'), 7201, { engine: 'chromium' }], true],
    ['ten minutes at most in WebKit', [granted('86400'), 601, { engine: 'webkit' }], true],
    ['a day at most in Firefox', [granted('9999999'), 86_401, { engine: 'firefox' }], true],
    ['for every method it allowed', [granted('60'), 1, { second: { method: 'DELETE' } }], false],
    ['not for other methods', [granted('60'), 1, { second: { method: 'PATCH' } }], true],
    [
      'for every header it allowed',
      [granted('60'), 1, { first: { headers: { 'x-a': '1' } }, second: { headers: { 'X-B': '1' } } }],
      false,
    ],
    [
      'not for other headers',
      [granted('60'), 1, { second: { method: 'PUT', headers: { 'X-C': '1' } } }],
      true,
    ],
    ['for another URL it is not', [granted('60'), 1, { path: '/y' }], true],
    ['for another query it is not', [granted('60'), 1, { path: '/x?a' }], true],
    [
      'without credentials, for none with',
      [granted('60'), 1, { second: { method: 'PUT', credentials: 'include' } }],
      true,
    ],
    [
      'with credentials, for all',
      [granted('60'), 1, { first: { method: 'PUT', credentials: 'include' }, second: { method: 'PUT' } }],
      false,
    ],
    [
      'for an upload that is watched',
      [granted('60'), 1, { first: { method: 'PUT', uploadListener: true } }],
      false,
    ],
    [
      'for another page it is not',
      [granted('60'), 1, { at: (page) => page.at('https://other.example.com') }],
      true,
    ],
    [
      'in a frame elsewhere it is not',
      [granted('60'), 1, { at: (page) => page.at(APP, { embeddedIn: 'https://shop.test' }) }],
      true,
    ],
  ])('%s', async (_name, given, again) => {
    expect(await asksAgain(...given)).toBe(again);
  });

  test('until a request that needs one fails', async () => {
    const transport = scripted({ OPTIONS: granted('60'), PUT: fine, DELETE: [200] });
    const page = browserAt(APP);
    await page.fetch(transport, `${API}/x`, { method: 'PUT' });
    await expect(page.fetch(transport, `${API}/x`, { method: 'DELETE' })).rejects.toThrow(
      'allow-origin-missing',
    );
    await page.fetch(transport, `${API}/x`, { method: 'PUT' });
    expect(transport.asked.map((line) => line.split(' ')[0])).toEqual([
      'OPTIONS',
      'PUT',
      'DELETE',
      'OPTIONS',
      'PUT',
    ]);
  });
});

/** Logs in, then fetches from a page: the value of Cookie that the server sees. */
async function cookieSeen(
  setCookie: string,
  {
    page = APP,
    api = API,
    engine = 'standard' as EngineName,
    init = { credentials: 'include' } as FetchInit,
  } = {},
): Promise<string | undefined> {
  const transport = scripted({
    '*': [200, { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' }],
  });
  const browser = browserAt(page, { engine });
  browser.setCookie(setCookie, `${api}/`);
  await browser.fetch(transport, `${api}/x`, init);
  return /Cookie: (.*)$/.exec(transport.asked.at(-1) ?? '')?.[1];
}

describe('a cookie is sent', () => {
  const elsewhere = 'https://api.example.org';
  test.each<[string, Parameters<typeof cookieSeen>, string | undefined]>([
    ['to the same site', ['a=b; Secure'], 'a=b'],
    ['not without credentials', ['a=b; Secure', { init: {} }], undefined],
    ['to another site with SameSite=None', ['a=b; Secure; SameSite=None', { api: elsewhere }], 'a=b'],
    ['not to another site with SameSite=Lax', ['a=b; Secure; SameSite=Lax', { api: elsewhere }], undefined],
    [
      'not to another site with SameSite=Strict',
      ['a=b; Secure; SameSite=Strict', { api: elsewhere }],
      undefined,
    ],
    ['not to another site where it says nothing', ['a=b; Secure', { api: elsewhere }], undefined],
    ['to the same site with SameSite=Strict', ['a=b; Secure; SameSite=Strict'], 'a=b'],
    ['not below another path', ['a=b; Path=/other'], undefined],
    [
      'not to another site in WebKit',
      ['a=b; Secure; SameSite=None', { api: elsewhere, engine: 'webkit' }],
      undefined,
    ],
    [
      'not to another site in Firefox, which keeps them apart',
      ['a=b; Secure; SameSite=None', { api: elsewhere, engine: 'firefox' }],
      undefined,
    ],
    [
      'not between http and https, which are two sites',
      ['a=b; SameSite=Lax', { page: 'http://localhost:3000', api: 'https://localhost:8000' }],
      undefined,
    ],
    [
      'between ports, which are one site',
      ['a=b; SameSite=Lax', { page: 'http://localhost:3000', api: 'http://localhost:8000' }],
      'a=b',
    ],
    [
      'not below a public suffix of another',
      ['a=b; Secure; SameSite=Lax', { page: 'https://a.github.io', api: 'https://b.github.io' }],
      undefined,
    ],
    ['not from a page without an origin', ['a=b; Secure; SameSite=Lax', { page: 'null' }], undefined],
  ])('%s', async (_name, given, seen) => {
    expect(await cookieSeen(...given)).toBe(seen);
  });
});

describe('a cookie is kept', () => {
  /** Fetches with credentials, then again: why it was not kept, or what is sent. */
  async function kept(setCookie: string, { page = APP, api = API, engine = 'standard' as EngineName } = {}) {
    const answer: Answer = [
      200,
      {
        'Access-Control-Allow-Origin': page,
        'Access-Control-Allow-Credentials': 'true',
        'Set-Cookie': setCookie,
      },
    ];
    const transport = scripted({ '*': answer });
    const browser = browserAt(page, { engine });
    const { exchange } = await browser.fetch(transport, `${api}/x`, { credentials: 'include' });
    await browser.fetch(transport, `${api}/x`, { credentials: 'include' });
    return exchange[0]?.refusedCookies?.[0]?.why ?? /Cookie: (.*)$/.exec(transport.asked[1] ?? '')?.[1];
  }
  const elsewhere = 'https://api.example.org';
  test.each<[string, Parameters<typeof kept>, string | RegExp]>([
    ['of the same site', ['a=b'], 'a=b'],
    ['of another site', ['a=b; Secure; SameSite=None', { api: elsewhere }], 'a=b'],
    [
      'never of another site with SameSite=Lax',
      ['a=b; Secure; SameSite=Lax', { api: elsewhere }],
      /SameSite|cross-site/i,
    ],
    ['never with None and without Secure', ['a=b; SameSite=None'], 'SameSite=None needs Secure'],
    ['never for another host', ['a=b; Domain=example.net'], /domain/i],
    ['never for a public suffix', ['a=b; Domain=com'], /public suffix/i],
    [
      'by __Host- with a Domain never',
      ['__Host-a=b; Secure; Path=/; Domain=example.com'],
      /https|prefix|__Host/,
    ],
    [
      'never of a third party in WebKit',
      ['a=b; Secure; SameSite=None', { api: elsewhere, engine: 'webkit' }],
      'webkit keeps no cookies of a third party',
    ],
    [
      'of a third party in Firefox, for this site only',
      ['a=b; Secure; SameSite=None', { api: elsewhere, engine: 'firefox' }],
      'a=b',
    ],
    [
      'never Secure over http',
      ['a=b; Secure', { page: 'http://a.example.com', api: 'http://api.example.com' }],
      /https|secure/i,
    ],
    [
      'Secure on this machine',
      ['a=b; Secure', { page: 'http://localhost:1234', api: 'http://localhost:8000' }],
      'a=b',
    ],
  ])('%s', async (_name, given, what) => {
    const got = await kept(...given);
    if (typeof what === 'string') expect(got).toBe(what);
    else expect(got).toMatch(what);
  });

  test('and not from an answer that was fetched without credentials', async () => {
    const transport = scripted({ '*': [200, { 'Access-Control-Allow-Origin': '*', 'Set-Cookie': 'a=b' }] });
    const page = browserAt(APP);
    await page.fetch(transport, `${API}/x`);
    await page.fetch(transport, `${API}/x`, { credentials: 'include' }).catch(() => undefined);
    expect(transport.asked[1]).not.toContain('Cookie');
  });
});

describe('a form or a link of another site', () => {
  const sent = async (method: 'GET' | 'POST', setCookie: string, page = 'https://evil.example') => {
    const transport = scripted({ '*': [200] });
    const evil = browserAt(page);
    evil.setCookie(setCookie, `${API}/`);
    await evil.navigate(transport, `${API}/x`, method === 'POST' ? { method, body: 'a=b' } : {});
    return transport.asked[0];
  };
  test.each<[string, Parameters<typeof sent>, string]>([
    [
      'a form says where it comes from, and takes no Lax cookie',
      ['POST', 'a=b; Secure; SameSite=Lax'],
      `POST ${API}/x | Origin: https://evil.example`,
    ],
    [
      'a form takes None',
      ['POST', 'a=b; Secure; SameSite=None'],
      `POST ${API}/x | Origin: https://evil.example | Cookie: a=b`,
    ],
    [
      'a link says nothing, and takes Lax',
      ['GET', 'a=b; Secure; SameSite=Lax'],
      `GET ${API}/x | Cookie: a=b`,
    ],
    ['a link takes no Strict cookie', ['GET', 'a=b; Secure; SameSite=Strict'], `GET ${API}/x`],
    [
      'a form of the own site takes Strict',
      ['POST', 'a=b; Secure; SameSite=Strict', APP],
      `POST ${API}/x | Origin: ${APP} | Cookie: a=b`,
    ],
  ])('%s', async (_name, given, seen) => {
    expect(await sent(...given)).toBe(seen);
  });

  test('from https to http the origin is hidden', async () => {
    const transport = scripted({ '*': [200] });
    await browserAt(APP).navigate(transport, 'http://api.example.com/x', { method: 'POST', body: 'a' });
    expect(transport.asked).toEqual(['POST http://api.example.com/x | Origin: null']);
  });
});

test('what one application allowed is nothing that another has, at the same URL', async () => {
  const page = browserAt(APP);
  const answers = { OPTIONS: granted('600'), PUT: fine };
  const [one, other] = [scripted(answers), scripted({ ...answers, OPTIONS: [403] })];
  const put = (app: typeof one) => page.fetch(app, `${API}/x`, { method: 'PUT' });
  await put(one);
  expect((await put(one)).exchange).toHaveLength(1);
  await expect(put(other)).rejects.toThrow('allow-origin-missing');
});

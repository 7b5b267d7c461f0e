import { expect, test } from 'vitest';
import { browserAt } from '../src/index.js';

const APP = 'https://app.example.com';

test('a cookie goes out as a name and a value, without what it was set with', async () => {
  const page = browserAt(APP);
  page.setCookie('session=1; Path=/; SameSite=None; Secure');
  page.setCookie('theme=dark; Path=/; SameSite=None; Secure');
  const { exchange } = await page.fetch(
    () =>
      new Response(null, {
        headers: { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' },
      }),
    '/',
    { credentials: 'include' },
  );
  expect(exchange[0]?.request.headers).toContainEqual(['Cookie', 'session=1; theme=dark']);
});

test('what an answer to a request without credentials sets is not kept, and that is said', async () => {
  const page = browserAt(APP);
  const app = () =>
    new Response(null, {
      headers: { 'Access-Control-Allow-Origin': APP, 'Set-Cookie': 'a=1; SameSite=None; Secure' },
    });
  const { exchange } = await page.fetch(app, '/');
  expect(exchange[0]?.refusedCookies).toEqual([
    { setCookie: 'a=1; SameSite=None; Secure', why: 'the request is one without credentials' },
  ]);
});

test('a partitioned cookie is there again only under the same address bar', async () => {
  const WIDGET = 'https://widget.example';
  const page = browserAt(WIDGET, { embeddedIn: 'https://one.test', server: WIDGET });
  const app = () =>
    new Response(null, { headers: { 'Set-Cookie': 'a=1; SameSite=None; Secure; Partitioned' } });
  await page.fetch(app, '/');
  const sent = async (embeddedIn: string) => {
    const { exchange } = await page.at(WIDGET, { embeddedIn }).fetch(() => new Response(), '/');
    return exchange[0]?.request.headers.find(([name]) => name === 'Cookie')?.[1];
  };
  expect(await sent('https://one.test')).toBe('a=1');
  expect(await sent('https://two.test')).toBeUndefined();
});

import { type Assertion, describe, expect, test } from 'vitest';
import { browserAt, type FetchInit } from '../src/index.js';
import { matchers } from '../src/testing/matchers.js';
import * as asserts from '../src/testing/node.js';
import '../src/testing/vitest.js';

// Each matcher holds and fails, with and without `.not`, and what it says when it fails is written out here: a matcher
// that cannot fail would be worth nothing.

const APP = 'https://app.example.com';
const ALLOWED = { 'Access-Control-Allow-Origin': APP, Vary: 'Origin' };

/** A server that answers preflights and requests with these headers. */
const server =
  (headers: Record<string, string>, { preflight = headers, status = 200 } = {}) =>
  (request: Request) =>
    request.method === 'OPTIONS'
      ? new Response(null, { status: 204, headers: preflight })
      : new Response('{}', { status, headers });

const page = browserAt(APP);
const ask = (headers: Record<string, string>, init?: FetchInit) =>
  page.fetch(server(headers), '/items/', init);
const allowed = (init?: FetchInit) => ask(ALLOWED, init);
const refused = () => ask({});
const wrongHeader = () => ask(ALLOWED, { headers: { 'X-API-Key': '1' } });
const sameOrigin = () => browserAt('https://api.test').fetch(server({}), '/items/');
const opaque = () => ask({}, { mode: 'no-cors' });
const mixed = () => page.fetch(server(ALLOWED), 'http://api.test/items/');

/** With a cookie in the browser, and one in the answer. */
const withCookies = (setCookie: string, init: FetchInit = {}, headers = ALLOWED) => {
  const loggedIn = browserAt(APP);
  loggedIn.setCookie('session=1; SameSite=None; Secure; Path=/');
  const answers = { ...headers, 'Access-Control-Allow-Credentials': 'true', 'Set-Cookie': setCookie };
  return loggedIn.fetch(server(answers), '/items/', init);
};
const KEPT = 'theme=dark; SameSite=None; Secure';
const included = (setCookie = KEPT) => withCookies(setCookie, { credentials: 'include' });

/** The message of a failure; undefined where it holds. */
const failure = async (expectation: () => Promise<unknown>): Promise<string | undefined> =>
  expectation().then(
    () => undefined,
    (error: Error) => error.message,
  );

describe('holds', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['an allowed one is allowed', () => expect(allowed()).toBeAllowedByCors()],
    ['a refused one is not allowed', () => expect(refused()).not.toBeAllowedByCors()],
    ['an opaque one is not allowed', () => expect(opaque()).not.toBeAllowedByCors()],
    [
      'a 404 may be allowed',
      () => expect(page.fetch(server(ALLOWED, { status: 404 }), '/')).toBeAllowedByCors(),
    ],
    ['a refused one is blocked', () => expect(refused()).toBeBlockedByCors()],
    ['for its reason', () => expect(refused()).toBeBlockedByCors({ reason: 'allow-origin-missing' })],
    ['at its stage', () => expect(refused()).toBeBlockedByCors({ stage: 'actual' })],
    [
      'for its reason and at its stage',
      () => expect(wrongHeader()).toBeBlockedByCors({ reason: 'header-not-allowed', stage: 'preflight' }),
    ],
    ['an allowed one is not blocked', () => expect(allowed()).not.toBeBlockedByCors()],
    ['nor for another reason', () => expect(refused()).not.toBeBlockedByCors({ reason: 'preflight-status' })],
    ['nor at another stage', () => expect(refused()).not.toBeBlockedByCors({ stage: 'preflight' })],
    [
      'what is not CORS, where it is named',
      () => expect(mixed()).toBeBlockedByCors({ reason: 'mixed-content' }),
    ],
    ['a PUT is preflighted', () => expect(ask(ALLOWED, { method: 'PUT' })).toBePreflighted()],
    ['a GET is not', () => expect(allowed()).not.toBePreflighted()],
    [
      'an exposed header',
      () =>
        expect(
          ask({ ...ALLOWED, 'X-Total-Count': '42', 'Access-Control-Expose-Headers': 'x-total-count' }),
        ).toExposeHeader('X-Total-Count', '42'),
    ],
    [
      'one of the safelist',
      () => expect(ask({ ...ALLOWED, 'Cache-Control': 'no-store' })).toExposeHeader('cache-control'),
    ],
    [
      'a hidden header',
      () => expect(ask({ ...ALLOWED, 'X-Total-Count': '42' })).not.toExposeHeader('X-Total-Count'),
    ],
    [
      'a header with another value',
      () =>
        expect(ask({ ...ALLOWED, 'Cache-Control': 'no-store' })).not.toExposeHeader(
          'Cache-Control',
          'public',
        ),
    ],
    ['a cookie that is sent', () => expect(included()).toSendCookie('session')],
    ['a cookie that is not', () => expect(withCookies(KEPT)).not.toSendCookie('session')],
    [
      'also where the answer is refused',
      () =>
        expect(
          withCookies(KEPT, { credentials: 'include' }, { 'Access-Control-Allow-Origin': '*', Vary: '' }),
        ).toSendCookie('session'),
    ],
    ['a cookie that is kept', () => expect(included()).toKeepCookie('theme')],
    [
      'a cookie that is not kept',
      () => expect(included('theme=dark; SameSite=Lax')).not.toKeepCookie('theme'),
    ],
    ['nor without credentials', () => expect(withCookies(KEPT)).not.toKeepCookie('theme')],
    [
      'cookies of its own origin',
      () =>
        expect(browserAt('https://api.test').fetch(server({ 'Set-Cookie': 'a=1' }), '/')).toKeepCookie('a'),
    ],
    ['an answer that varies', () => expect(allowed()).toVaryOnOrigin()],
    ['a refused one that varies', () => expect(ask({ Vary: 'Accept, origin' })).toVaryOnOrigin()],
    ['one that varies on everything', () => expect(ask({ Vary: '*' })).toVaryOnOrigin()],
    ['one that does not vary', () => expect(ask({ Vary: 'X-Origin, Origin-Of' })).not.toVaryOnOrigin()],
    ['a settled response', async () => expect(await allowed()).toBeAllowedByCors()],
    ['through resolves', () => expect(allowed()).resolves.toBeAllowedByCors()],
    [
      'through rejects',
      () => expect(refused()).rejects.toBeBlockedByCors({ reason: 'allow-origin-missing' }),
    ],
    ['through rejects and not', () => expect(refused()).rejects.not.toBeAllowedByCors()],
  ])('%s', async (_, expectation) => expect(await failure(expectation)).toBeUndefined());
});

describe('fails, and says why', () => {
  test('what a preflight asked for, where it is refused without a word', async () => {
    const refuse = () => new Response(null, { status: 403 });
    const init = { method: 'PATCH', headers: { 'X-API-Key': '1' } };
    const fetched = browserAt('https://app.example.com').fetch(refuse, '/', init);
    expect(await failure(() => expect(fetched).toBeAllowedByCors())).toContain(
      "if it is, PATCH is not (allowMethods: ['PATCH']), or x-api-key is not (allowHeaders: ['x-api-key']) (with debug: true",
    );
  });

  test.each<[string, () => Promise<void>, string]>([
    [
      'a blocked one as allowed',
      () => expect(wrongHeader()).toBeAllowedByCors(),
      `to be allowed by CORS
  but it is blocked at the preflight, header-not-allowed: x-api-key is not allowed: there is no Access-Control-Allow-Headers
  fix: add it (allowHeaders: ['x-api-key']), or do not send it from the page`,
    ],
    [
      'an opaque one as allowed',
      () => expect(opaque()).toBeAllowedByCors(),
      `to be allowed by CORS
  but the response is opaque: the page may read nothing of it
  fix: fetch with the mode 'cors' and the redirect 'follow', which are the defaults`,
    ],
    [
      'an allowed one as not allowed',
      () => expect(allowed()).not.toBeAllowedByCors(),
      `not to be allowed by CORS
  but the page may read the answer, status 200`,
    ],
    [
      'an allowed one as blocked',
      () => expect(allowed()).toBeBlockedByCors(),
      `to be blocked by CORS
  but the page may read the answer, status 200`,
    ],
    [
      'a blocked one as blocked for another reason',
      () => expect(refused()).toBeBlockedByCors({ reason: 'method-not-allowed', stage: 'preflight' }),
      `to be blocked by CORS (method-not-allowed, at the preflight)
  but it is blocked at the request itself, allow-origin-missing: the answer has no Access-Control-Allow-Origin
  fix: allow https://app.example.com on https://api.test (allowOrigins: ['https://app.example.com'])`,
    ],
    [
      'a blocked one as not blocked',
      () => expect(refused()).not.toBeBlockedByCors(),
      `not to be blocked by CORS
  but it is blocked at the request itself, allow-origin-missing: the answer has no Access-Control-Allow-Origin
  fix: allow https://app.example.com on https://api.test (allowOrigins: ['https://app.example.com'])`,
    ],
    [
      'a blocked one as not blocked for its reason',
      () => expect(refused()).not.toBeBlockedByCors({ reason: 'allow-origin-missing' }),
      `not to be blocked by CORS (allow-origin-missing)
  but it is blocked at the request itself, allow-origin-missing: the answer has no Access-Control-Allow-Origin
  fix: allow https://app.example.com on https://api.test (allowOrigins: ['https://app.example.com'])`,
    ],
    [
      'a simple one as preflighted',
      () => expect(allowed()).toBePreflighted(),
      `to be preflighted
  but no preflight was sent: a simple request needs none, and none is sent while an earlier one is remembered
  fix: where one is remembered, ask with a new browserAt(origin)`,
    ],
    [
      'a preflighted one as simple',
      () => expect(wrongHeader()).not.toBePreflighted(),
      `not to be preflighted
  but a preflight asked for GET with x-api-key`,
    ],
    [
      'a hidden header as exposed',
      () => expect(ask({ ...ALLOWED, 'X-Total-Count': '42' })).toExposeHeader('X-Total-Count'),
      `to expose X-Total-Count
  but X-Total-Count was sent, and the page may not read it: there is no Access-Control-Expose-Headers
  fix: expose it (exposeHeaders: ['X-Total-Count'])`,
    ],
    [
      'a header that is not in the list as exposed',
      () =>
        expect(
          ask({ ...ALLOWED, 'X-Total-Count': '42', 'Access-Control-Expose-Headers': 'X-Total, Link' }),
        ).toExposeHeader('X-Total-Count'),
      `to expose X-Total-Count
  but X-Total-Count was sent, and the page may not read it: Access-Control-Expose-Headers is "X-Total, Link"
  fix: expose it (exposeHeaders: ['X-Total-Count'])`,
    ],
    [
      'a cookie as an exposed header',
      () => expect(included()).toExposeHeader('Set-Cookie'),
      `to expose Set-Cookie
  but Set-Cookie was sent, and the page may not read it: there is no Access-Control-Expose-Headers
  fix: no page may ever read it`,
    ],
    [
      'an exposed header as hidden',
      () => expect(ask({ ...ALLOWED, 'Cache-Control': 'no-store' })).not.toExposeHeader('Cache-Control'),
      `not to expose Cache-Control
  but the page reads Cache-Control: no-store`,
    ],
    [
      'another value of a header',
      () =>
        expect(ask({ ...ALLOWED, 'Cache-Control': 'no-store' })).toExposeHeader('Cache-Control', 'public'),
      `to expose Cache-Control: public
  but the page reads Cache-Control: no-store`,
    ],
    [
      'a cookie that was not sent',
      () => expect(withCookies(KEPT)).toSendCookie('session'),
      `to send the cookie session
  but no cookie was sent
  fix: fetch with credentials: 'include'; the browser has it from page.setCookie(...) or from an answer, and sends it to another site with SameSite=None; Secure`,
    ],
    [
      'another cookie than the one that was sent',
      () => expect(included()).toSendCookie('token'),
      `to send the cookie token
  but what was sent is session
  fix: fetch with credentials: 'include'; the browser has it from page.setCookie(...) or from an answer, and sends it to another site with SameSite=None; Secure`,
    ],
    [
      'a cookie that was sent',
      () => expect(included()).not.toSendCookie('session'),
      `not to send the cookie session
  but what was sent is session`,
    ],
    [
      'a cookie that was not kept',
      () => expect(included('theme=dark; SameSite=None')).toKeepCookie('theme'),
      `to keep the cookie theme
  but the browser does not keep it: SameSite=None needs Secure`,
    ],
    [
      'a cookie that was kept',
      () => expect(included()).not.toKeepCookie('theme'),
      `not to keep the cookie theme
  but the browser keeps theme=dark; SameSite=None; Secure`,
    ],
    [
      'an answer that does not vary',
      () => expect(refused()).toVaryOnOrigin(),
      `to vary on Origin
  but the answer has no Vary
  fix: send Vary: Origin with every answer, also where the origin is refused or absent, or a cache gives it to others`,
    ],
    [
      'an answer for everybody, which need not vary',
      () => expect(ask({ 'Access-Control-Allow-Origin': '*', Vary: 'Accept' })).toVaryOnOrigin(),
      `to vary on Origin
  but Vary is "Accept"
  fix: none, where every origin is answered Access-Control-Allow-Origin: '*'`,
    ],
    [
      'an answer that varies',
      () => expect(allowed()).not.toVaryOnOrigin(),
      `not to vary on Origin
  but Vary is "Origin"`,
    ],
  ])('%s', async (_, expectation, said) => {
    const [asked, ...exchange] = (await failure(expectation))?.split('\n\n') ?? [];
    expect(
      asked?.replace(/^expected GET https:\/\/api\.test\/items\/( from https:\/\/app\.example\.com)? /, ''),
    ).toBe(said);
    expect(exchange.join('')).toMatch(/^ {2}> (GET|OPTIONS) https:\/\/api\.test\/items\//);
  });

  test('with everything that went over the wire', async () => {
    const message = await failure(() =>
      expect(
        page.fetch(
          server({}, { preflight: { ...ALLOWED, 'Access-Control-Allow-Methods': 'PUT' } }),
          '/items/1',
          {
            method: 'PUT',
            body: '{}',
          },
        ),
      ).toBeAllowedByCors(),
    );
    expect(`\n${message}\n`).toBe(`
expected PUT https://api.test/items/1 from https://app.example.com to be allowed by CORS
  but it is blocked at the request itself, allow-origin-missing: the answer has no Access-Control-Allow-Origin
  fix: allow https://app.example.com on https://api.test (allowOrigins: ['https://app.example.com'])

  > OPTIONS https://api.test/items/1
  > Access-Control-Request-Method: PUT
  > Origin: https://app.example.com
  < 204
  < access-control-allow-methods: PUT
  < access-control-allow-origin: https://app.example.com
  < vary: Origin

  > PUT https://api.test/items/1
  > Content-Type: text/plain;charset=UTF-8
  > Origin: https://app.example.com
  < 200
  < (no Access-Control-* field)
`);
  });
});

describe('fails with `.not` as without, where the outcome says nothing of what was expected', () => {
  const crash = () =>
    page.fetch(() => {
      throw new Error('the database is down');
    }, '/items/');
  const SAME = `but CORS has no say where a page asks its own origin, or navigates
  fix: fetch from a page of another origin than the server: browserAt(origin, { server })`;
  const MIXED =
    'but it was stopped by something else than CORS, mixed-content: the page came by https and asks for http://api.test/items/, which anyone on the way could change';
  const WRONG_HEADER = 'but it is blocked at the preflight, header-not-allowed: ';

  test.each<[string, () => Promise<unknown>, (it: Assertion) => Promise<void>, string]>([
    ['allowed: its own origin', sameOrigin, (it) => it.toBeAllowedByCors(), SAME],
    ['blocked: its own origin', sameOrigin, (it) => it.toBeBlockedByCors(), SAME],
    ['preflighted: its own origin', sameOrigin, (it) => it.toBePreflighted(), SAME],
    ['exposed: its own origin', sameOrigin, (it) => it.toExposeHeader('content-type'), SAME],
    ['allowed: mixed content', mixed, (it) => it.toBeAllowedByCors(), MIXED],
    ['blocked: mixed content', mixed, (it) => it.toBeBlockedByCors(), MIXED],
    [
      'blocked for a reason: mixed content',
      mixed,
      (it) => it.toBeBlockedByCors({ reason: 'allow-origin-missing' }),
      MIXED,
    ],
    ['preflighted: mixed content', mixed, (it) => it.toBePreflighted(), MIXED],
    ['exposed: blocked', wrongHeader, (it) => it.toExposeHeader('X-A'), WRONG_HEADER],
    ['exposed: opaque', opaque, (it) => it.toExposeHeader('X-A'), 'but the response is opaque'],
    [
      'exposed: not sent',
      allowed,
      (it) => it.toExposeHeader('X-Total'),
      'but the answer has no X-Total\n  fix: see that the server sends X-Total',
    ],
    ['cookie sent: only a preflight was', wrongHeader, (it) => it.toSendCookie('session'), WRONG_HEADER],
    [
      'cookie kept: none was set',
      allowed,
      (it) => it.toKeepCookie('theme'),
      'but no answer sets theme\n  fix: see that the server sends it',
    ],
    [
      'a cookie: the request that would set it was never sent',
      wrongHeader,
      (it) => it.toKeepCookie('theme'),
      `but no answer sets theme: ${WRONG_HEADER.replace(/^but /, '')}`,
    ],
    [
      'a header that is nearly there',
      () => ask({ ...ALLOWED, 'X-Total-Count': '42' }),
      (it) => it.toExposeHeader('X-Total-Cuont'),
      'but the answer has no X-Total-Cuont\n  fix: see that the server sends X-Total-Cuont; did you mean x-total-count?',
    ],
    ['vary: only a preflight was answered', wrongHeader, (it) => it.toVaryOnOrigin(), WRONG_HEADER],
  ])('%s', async (_, fetched, expectation, said) => {
    expect(await failure(() => expectation(expect(fetched())))).toContain(said);
    expect(await failure(() => expectation(expect(fetched()).not))).toContain(said);
  });

  test.each<[string, (it: Assertion) => Promise<void>]>([
    ['allowed', (it) => it.toBeAllowedByCors()],
    ['blocked', (it) => it.toBeBlockedByCors()],
    ['blocked for a reason', (it) => it.toBeBlockedByCors({ reason: 'allow-origin-missing' })],
    ['preflighted', (it) => it.toBePreflighted()],
    ['exposed', (it) => it.toExposeHeader('X-A')],
    ['cookie sent', (it) => it.toSendCookie('session')],
    ['cookie kept', (it) => it.toKeepCookie('session')],
    ['vary', (it) => it.toVaryOnOrigin()],
  ])('%s: an application that crashed has refused nobody', async (_, expectation) => {
    for (const it of [expect(crash()), expect(crash()).not]) {
      await expect(expectation(it)).rejects.toMatchObject({
        reason: 'no-answer',
        cause: { message: 'the database is down' },
      });
    }
  });

  test('unless that is what is expected', async () => {
    await expect(crash()).toBeBlockedByCors({ reason: 'no-answer' });
  });
});

describe('rethrows what is no outcome', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a mistake of the test',
      () => page.fetch(server({}), '/', { method: 'TRACE' }),
      '"TRACE" is a method no browser lets a page use',
    ],
    ['an abort', () => ask(ALLOWED, { signal: AbortSignal.abort() }), 'This operation was aborted'],
  ])('%s', async (_, fetched, said) => {
    expect(await failure(() => expect(fetched()).toBeAllowedByCors())).toBe(said);
    expect(await failure(() => expect(fetched()).toBeBlockedByCors())).toBe(said);
    expect(await failure(() => expect(fetched()).not.toBeAllowedByCors())).toBe(said);
    expect(await failure(() => expect(fetched()).not.toBeBlockedByCors())).toBe(said);
  });
});

describe('refuses what it cannot judge', () => {
  test.each<[string, () => Promise<void>, string]>([
    [
      'a response of the platform',
      () => expect(new Response()).toBeAllowedByCors(),
      "this Response came from no page: the platform's own fetch checks no CORS. Pass page.fetch(...), of browserAt(origin)",
    ],
    [
      'a function',
      () => expect(allowed).toBeAllowedByCors(),
      'this is no fetch of a page, but of type function: pass what page.fetch(...) returns',
    ],
    [
      'nothing',
      () => expect(undefined).toBeBlockedByCors(),
      'this is no fetch of a page, but of type undefined: pass what page.fetch(...) returns',
    ],
    [
      'a misspelt reason',
      // @ts-expect-error no reason
      () => expect(refused()).toBeBlockedByCors({ reason: 'header-not-alowed' }),
      `"header-not-alowed" is no reason: did you mean 'header-not-allowed'?`,
    ],
    [
      'a misspelt reason with .not',
      // @ts-expect-error no reason
      () => expect(refused()).not.toBeBlockedByCors({ reason: 'allow-origin-mising' }),
      `"allow-origin-mising" is no reason: did you mean 'allow-origin-missing'?`,
    ],
    [
      'a stage that is none',
      // @ts-expect-error no stage
      () => expect(refused()).toBeBlockedByCors({ stage: 'x' }),
      '"x" is no stage: write one of preflight, actual',
    ],
    [
      'a misspelt key',
      // @ts-expect-error no key
      () => expect(refused()).toBeBlockedByCors({ reson: 'allow-origin-missing' }),
      `"reson" is no key of an expectation: did you mean 'reason'?`,
    ],
    [
      'a reason alone',
      // @ts-expect-error no object
      () => expect(refused()).toBeBlockedByCors('allow-origin-missing'),
      `"allow-origin-missing" is no expectation: write { reason: '...', stage: '...' }`,
    ],
    [
      'a header without a name',
      // @ts-expect-error no name
      () => expect(allowed()).toExposeHeader(),
      'undefined is not the name of a header',
    ],
    ['a cookie without a name', () => expect(allowed()).toSendCookie(''), '"" is not the name of a cookie'],
  ])('%s', async (_, expectation, said) => expect(await failure(expectation)).toBe(said));
});

describe('as assertions', () => {
  const exposed = () => ask({ ...ALLOWED, 'X-Total': '42', 'Access-Control-Expose-Headers': 'X-Total' });
  const hidden = () => ask({ ...ALLOWED, 'X-Total': '42' });
  const preflight = wrongHeader;
  const cookieless = () => withCookies(KEPT);

  // Each with what it holds for, and what it fails for.
  const ROWS: Record<keyof typeof asserts, [holds: () => Promise<unknown>, fails: () => Promise<unknown>]> = {
    assertAllowedByCors: [
      () => asserts.assertAllowedByCors(allowed()),
      () => asserts.assertAllowedByCors(refused()),
    ],
    assertBlockedByCors: [
      () => asserts.assertBlockedByCors(refused(), { reason: 'allow-origin-missing' }),
      () => asserts.assertBlockedByCors(allowed()),
    ],
    assertPreflighted: [
      () => asserts.assertPreflighted(preflight()),
      () => asserts.assertPreflighted(allowed()),
    ],
    assertNotPreflighted: [
      () => asserts.assertNotPreflighted(allowed()),
      () => asserts.assertNotPreflighted(preflight()),
    ],
    assertHeaderExposed: [
      () => asserts.assertHeaderExposed(exposed(), 'X-Total', '42'),
      () => asserts.assertHeaderExposed(hidden(), 'X-Total'),
    ],
    assertHeaderHidden: [
      () => asserts.assertHeaderHidden(hidden(), 'X-Total'),
      () => asserts.assertHeaderHidden(exposed(), 'X-Total'),
    ],
    assertCookieSent: [
      () => asserts.assertCookieSent(included(), 'session'),
      () => asserts.assertCookieSent(cookieless(), 'session'),
    ],
    assertCookieNotSent: [
      () => asserts.assertCookieNotSent(cookieless(), 'session'),
      () => asserts.assertCookieNotSent(included(), 'session'),
    ],
    assertCookieKept: [
      () => asserts.assertCookieKept(included(), 'theme'),
      () => asserts.assertCookieKept(cookieless(), 'theme'),
    ],
    assertCookieNotKept: [
      () => asserts.assertCookieNotKept(cookieless(), 'theme'),
      () => asserts.assertCookieNotKept(included(), 'theme'),
    ],
    assertVaryOnOrigin: [
      () => asserts.assertVaryOnOrigin(allowed()),
      () => asserts.assertVaryOnOrigin(refused()),
    ],
  };

  test('each of them is here', () => expect(Object.keys(asserts).sort()).toEqual(Object.keys(ROWS).sort()));

  test.each(Object.entries(ROWS))('%s holds and fails', async (_, [holds, fails]) => {
    await holds();
    await expect(fails()).rejects.toMatchObject({
      name: 'AssertionError',
      code: 'ERR_ASSERTION',
      message: expect.stringMatching(/^expected GET [\s\S]* but [\s\S]*\n\n {2}> /),
    });
  });

  test('the answer and the refusal are returned, to be looked at', async () => {
    expect((await asserts.assertAllowedByCors(allowed())).status).toBe(200);
    expect((await asserts.assertBlockedByCors(refused())).fix).toContain('allowOrigins');
  });
});

test('every matcher is in this file', () => {
  expect(Object.keys(matchers).sort()).toEqual([
    'toBeAllowedByCors',
    'toBeBlockedByCors',
    'toBePreflighted',
    'toExposeHeader',
    'toKeepCookie',
    'toSendCookie',
    'toVaryOnOrigin',
  ]);
});

import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeProject, runCli } from './support.js';

type Fields = Readonly<Record<string, string>>;
const list = (fields: Fields) => Object.entries(fields).map(([name, value]) => ({ name, value }));

const PAGE = 'https://app.example.com';
const API = 'https://api.example.com/items';

const entry = (
  request: { method?: string; url?: string; headers?: Fields },
  response: { status?: number; headers?: Fields; error?: string } = {},
) => ({
  request: {
    method: 'GET',
    url: API,
    ...request,
    headers: list({ Origin: PAGE, ...request.headers }),
  },
  response: {
    status: response.status ?? 200,
    statusText: '',
    headers: list({ Date: 'now', ...response.headers }),
    ...(response.error === undefined ? {} : { _error: response.error }),
  },
});
const harOf = (...entries: unknown[]) =>
  JSON.stringify({ log: { creator: { name: 'WebKit Web Inspector', version: '1.0' }, entries } });

const explain = async (text: string, ...flags: string[]) => {
  const cwd = makeProject({ 'a.har': text });
  return runCli(['explain', '--har', 'a.har', ...flags], { cwd });
};
const failuresIn = async (text: string, ...flags: string[]) =>
  (JSON.parse((await explain(text, '-f', 'json', ...flags)).out) as { failures: Record<string, unknown>[] })
    .failures;

const ALLOWED = { 'Access-Control-Allow-Origin': PAGE };

describe('a HAR file', () => {
  test('without a failure is 0, and says what was looked at', async () => {
    const { code, out } = await explain(harOf(entry({}, { headers: ALLOWED }), { request: {} }));
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(
      "✓ No cross-origin failure in 1 request, 1 of them across origins (WebKit Web Inspector 1.0). 1 entry could not be read. 1 would be blocked if the page had said credentials: 'include', which the file does not tell: if it did, add --credentials.",
    );
  });

  test('with the same failure many times says it once', async () => {
    const { code, out } = await explain(
      harOf(...['?a=1', '?a=2', '?a=3'].map((query) => entry({ url: API + query }))),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ GET https:\/\/api\.example\.com\/items\?a=1 {2}3 times$/m);
    expect(out).toContain('1 cross-origin failure in 3 requests, 3 of them across');
  });

  test('whose requests carry cookies is judged with credentials', async () => {
    const har = harOf(entry({ headers: { Cookie: 'a=1' } }, { headers: ALLOWED }));
    expect(await failuresIn(har)).toMatchObject([{ code: 'allow-credentials-missing' }]);
  });

  test('whose failures no answer explains is judged with credentials', async () => {
    const har = harOf(entry({}, { headers: ALLOWED, error: 'net::ERR_FAILED' }));
    expect(await failuresIn(har)).toMatchObject([{ code: 'allow-credentials-missing' }]);
  });

  test.each([
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-client'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_CONNECTION_REFUSED', 'no-answer'],
    ['net::ERR_FAILED', 'answer-not-recorded'],
  ])('with %s has no answer to judge: %s', async (error, code) => {
    const har = harOf({ ...entry({}), response: { status: 0, headers: [], _error: error } });
    expect(await failuresIn(har)).toMatchObject([{ code, stage: 'actual' }]);
  });

  test('of a page that asked itself, of elements, and of other schemes has nothing to judge', async () => {
    const har = harOf(
      entry({ url: `${PAGE}/items` }),
      entry({ headers: { 'Sec-Fetch-Mode': 'no-cors' } }),
      entry({ headers: { 'Sec-Fetch-Mode': 'navigate' } }),
      { request: { method: 'GET', url: API, headers: [] }, response: { status: 200, headers: [] } },
    );
    const { code, out } = await explain(har);
    expect(code).toBe(0);
    expect(out).toContain('No cross-origin failure in 4 requests, 0 of them across');
  });

  test('may begin with a byte order mark, and hold the pseudo-fields of HTTP/2', async () => {
    const har = harOf(entry({ headers: { ':authority': 'api.example.com', ':method': 'GET' } }));
    expect(await failuresIn(`\uFEFF${har}`)).toMatchObject([{ code: 'allow-origin-missing' }]);
  });
});

describe('what is no HAR file is 2, in one clear line', () => {
  const whole = harOf(entry({}));
  test.each([
    ['nothing', '', /^error: a\.har is not JSON: it is empty$/m],
    ['something else', 'GET /items', /^error: a\.har is not JSON: /],
    [
      'half of one',
      whole.slice(0, whole.length / 2),
      /^error: a\.har is not JSON: .*\n {2}fix: export it anew/,
    ],
    ['other JSON', '{"a":1}', /^error: a\.har is JSON, and not a HAR file: it has no log\.entries$/m],
    ['null', 'null', /not a HAR file/],
  ])('%s', async (_, text, said) => {
    const { code, out, err } = await explain(text);
    expect(err).toMatch(said);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a file of 300 MB is not read', async () => {
    const cwd = makeProject({});
    const file = openSync(join(cwd, 'a.har'), 'w');
    ftruncateSync(file, 300 * 1024 * 1024);
    closeSync(file);
    const { code, err } = await runCli(['explain', '--har', 'a.har'], { cwd });
    expect(code).toBe(2);
    expect(err).toBe('error: a.har is larger than 200 MB\n  fix: record anew, only what fails\n');
  });

  test.each([
    ['nix.har', /^error: there is no file nix\.har$/m],
    ['.', /^error: \. is a directory$/m],
  ])('%s', async (name, said) => {
    const { code, err } = await runCli(['explain', '--har', name], { cwd: makeProject({}) });
    expect(err).toMatch(said);
    expect(code).toBe(2);
  });
});

test('whatever stands in the entries, there is an answer', async () => {
  const cwd = makeProject({});
  const field = fc.record({
    name: fc.constantFrom('origin', 'Origin', 'access-control-request-method', 'x'),
    value: fc.oneof(fc.string(), fc.constantFrom(PAGE, 'null', 'PUT')),
  });
  const some = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(field, fc.jsonValue()), { maxLength: 4 }));
  const message = fc.record(
    {
      method: fc.oneof(fc.constantFrom('GET', 'OPTIONS', 'PUT'), fc.string()),
      url: fc.oneof(fc.constantFrom(API, 'x:', ''), fc.string()),
      headers: some,
      status: fc.oneof(fc.integer({ min: -1, max: 1000 }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const entries = fc.array(
    fc.oneof(
      fc.record({ request: fc.oneof(message, fc.jsonValue()), response: fc.oneof(message, fc.jsonValue()) }),
      fc.jsonValue(),
    ),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (some) => {
      writeFileSync(join(cwd, 'a.har'), harOf(...some));
      const { code, err } = await runCli(['explain', '--har', 'a.har'], { cwd });
      expect([0, 1], err).toContain(code);
    }),
    { numRuns: 200 },
  );
});

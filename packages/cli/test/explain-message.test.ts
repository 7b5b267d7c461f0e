import { describe, expect, test } from 'vitest';
import { readMessage } from '../src/explain/message/read-message.js';
import { ALIKE, FACTS, ROWS, sharing } from './messages.js';
import { runCli } from './support.js';

/** What chats, terminals and screenshots make of it. */
const NOISES: readonly (readonly [name: string, of: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with a place and a time in front', (text) => `[12:01:33.120] app.js:12:7 ${text}`],
  [
    "with the script's own error below",
    (text) => `${text}\nUncaught (in promise) TypeError: Failed to fetch\n    at app.js:12:7`,
  ],
  ['with curly quotes', (text) => text.replace(/'([^']*)'/g, '‘$1’')],
  [
    'broken into lines',
    (text) => text.replace(/ (from origin|has been blocked|remote resource|due to) /g, '\n$1 '),
  ],
];

describe.each(NOISES)('every message, %s', (_, noise) => {
  test.each(ROWS)('%s', (_name, reason, lines) => {
    const read = readMessage(noise(lines.join('\n')));
    expect(read).toBeDefined();
    const codes = read!.meanings.map(({ code }) => code);
    // What many reasons print alike is read as what they have in common.
    if (sharing(lines) > 4)
      expect(ALIKE.some((code) => codes.includes(code)) || codes.includes(reason)).toBe(true);
    else expect(codes).toContain(reason);
    for (const { what, fix } of read!.meanings) expect(`${what} ${fix}`).not.toMatch(/undefined|\{\w+\}/);
  });
});

test('there is something to read', () => expect(ROWS.length).toBeGreaterThan(120));

test.each([
  ['TypeError: Failed to fetch', 'opaque-failure'],
  ['NetworkError when attempting to fetch resource.', 'opaque-failure'],
  ['TypeError: Load failed', 'opaque-failure'],
  ['AxiosError: Network Error', 'opaque-failure'],
  [
    "XMLHttpRequest cannot load http://a.test/. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://b.test' is therefore not allowed access.",
    'allow-origin-missing',
  ],
  [
    "The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.",
    'allow-origin-multiple',
  ],
  [
    "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    'preflight-status',
  ],
  ['Redirect is not allowed for a preflight request.', 'preflight-redirected'],
  [
    'Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.',
    'header-not-allowed',
  ],
  ['Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.', 'method-not-allowed'],
  ['Permission was denied for this request to access the `loopback` address space.', 'local-network-access'],
  ['Failed to load resource: net::ERR_BLOCKED_BY_ORB', 'opaque-response-blocking'],
  ['net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)', 'resource-policy'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-client'],
  ['GET https://localhost:3000/ net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['GET http://localhost:3000/ net::ERR_CONNECTION_REFUSED', 'no-answer'],
  [
    "Refused to connect to 'https://a.test/' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
    'content-security-policy',
  ],
  [
    "Mixed Content: The page at 'https://a.test/' was loaded over HTTPS, but requested an insecure resource 'http://b.test/'.",
    'mixed-content',
  ],
  [
    'Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: 200',
    'allow-origin-missing',
  ],
])('%j is %s', (message, code) => {
  expect(readMessage(message)!.meanings.map((meaning) => meaning.code)).toContain(code);
});

test('the next command is ready for a shell', () => {
  const message = `Access to fetch at '${FACTS.url}' from origin 'https://app.example.com' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`;
  expect(readMessage(message)!.next).toBe(
    "fullcors doctor 'https://api.example.com/items?a=1&b=2' --origin https://app.example.com --method PUT",
  );
});

test('what nobody knows is 2, and says what to copy', async () => {
  const { code, out, err } = await runCli(['explain', 'it does not work']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(
    /^error: this is not about CORS, as far as any browser was seen to print it\n {2}fix: copy the whole line/,
  );
});

test('a known one is 1, in 80 columns, and as JSON', async () => {
  const message = ROWS[0]![2].join('\n');
  const { code, out } = await runCli(['explain', message]);
  expect(code).toBe(1);
  expect(out.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
  const json = JSON.parse((await runCli(['explain', message, '--format', 'json'])).out);
  expect(json).toMatchObject({
    version: 1,
    messages: [{ meanings: [{ code: 'allow-origin-missing' }], facts: { url: FACTS.url } }],
  });
});

test.each([
  [[], /what is to be explained\?/],
  [['/items'], /who asks for \/items\? CORS depends on where the page is/],
  [['--har', 'a.har', 'message'], /--har has its requests itself/],
])('explain %j says what is missing', async (args, said) => {
  const { code, err } = await runCli(['explain', ...args]);
  expect(code).toBe(2);
  expect(err).toMatch(said);
});

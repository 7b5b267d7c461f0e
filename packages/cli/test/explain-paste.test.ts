import { describe, expect, test } from 'vitest';
import { messagesIn } from '../src/explain/message/paste.js';
import { readMessage } from '../src/explain/message/read-message.js';
import { ALIKE, ROWS } from './messages.js';
import { runCli } from './support.js';

const URL = 'https://api.example.com/items';
const ORIGIN = 'https://app.example.com';
const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL}.`;

const codesOf = (message: string) => readMessage(message)?.meanings.map(({ code }) => code);

/** https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS/Errors: every reason that Firefox has a name for. */
test.each([
  ['CORS disabled', 'cors-disabled'],
  ['CORS request did not succeed', 'no-answer'],
  ['CORS request external redirect not allowed', 'preflight-redirected'],
  ['CORS request not HTTP', 'scheme-without-cors'],
  ["CORS header 'Access-Control-Allow-Origin' missing", 'allow-origin-missing'],
  ["CORS header 'Access-Control-Allow-Origin' does not match 'https://b.example'", 'allow-origin-mismatch'],
  [
    "Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is '*'",
    'allow-origin-any-with-credentials',
  ],
  ["Did not find method in CORS header 'Access-Control-Allow-Methods'", 'method-not-allowed'],
  ["expected 'true' in CORS header 'Access-Control-Allow-Credentials'", 'allow-credentials-missing'],
  ['CORS preflight channel did not succeed', 'preflight-status'],
  ['CORS preflight response did not succeed', 'preflight-status'],
  ["invalid token 'a b' in CORS header 'Access-Control-Allow-Methods'", 'allow-methods-invalid'],
  ["invalid token 'a b' in CORS header 'Access-Control-Allow-Headers'", 'allow-headers-invalid'],
  [
    "missing token 'x-key' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel",
    'header-not-allowed',
  ],
  [
    "header 'x-key' is not allowed according to header 'Access-Control-Allow-Headers' from CORS preflight response",
    'header-not-allowed',
  ],
  ["Multiple CORS header 'Access-Control-Allow-Origin' not allowed", 'allow-origin-multiple'],
])('Firefox, of any version: %s', (reason, code) => {
  for (const message of [
    `${FIREFOX} (Reason: ${reason}).`,
    `${FIREFOX} (Reason: ${reason.replace(/'([^']*)'/g, '‘$1’')}).`,
  ]) {
    expect(codesOf(message), message).toContain(code);
    expect(readMessage(message)!.facts['url'], message).toBe(URL);
  }
});

test.each([
  ['MissingAllowOriginHeader', 'allow-origin-missing'],
  ['PreflightMissingAllowOriginHeader', 'allow-origin-missing'],
  ['PreflightInvalidStatus', 'preflight-status'],
  ['PreflightDisallowedRedirect', 'preflight-redirected'],
  ['PreflightWildcardOriginNotAllowed', 'allow-origin-any-with-credentials'],
  ['PreflightAllowOriginMismatch', 'allow-origin-mismatch'],
  ['MultipleAllowOriginValues', 'allow-origin-multiple'],
  ['PreflightInvalidAllowOriginValue', 'allow-origin-invalid'],
  ['InvalidAllowCredentials', 'allow-credentials-missing'],
  ['HeaderDisallowedByPreflightResponse', 'header-not-allowed'],
  ['MethodDisallowedByPreflightResponse', 'method-not-allowed'],
])("Chromium's network panel: %s", (name, code) => {
  expect(codesOf(`Cross-Origin Resource Sharing error: ${name}`)).toEqual([code]);
});

test.each([
  ['CORS Missing Allow Origin', 'allow-origin-missing'],
  ['CORS Missing Allow Header', 'header-not-allowed'],
  ['CORS Allow Origin Not Matching Origin', 'allow-origin-mismatch'],
  ['CORS Failed', 'no-answer'],
])("Firefox's network panel: %s", (name, code) => expect(codesOf(name)).toEqual([code]));

const WITHIN: Readonly<Record<string, string>> = { pageOrigin: ORIGIN, url: URL };
test.each([
  [
    `Failed to load ${URL}: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${ORIGIN}' is therefore not allowed access. The response had HTTP status code 500.`,
    'allow-origin-missing',
    WITHIN,
  ],
  [
    `Fetch API cannot load ${URL}. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin '${ORIGIN}' is therefore not allowed access.`,
    'allow-origin-missing',
    WITHIN,
  ],
  [
    `XMLHttpRequest cannot load ${URL}. Response for preflight has invalid HTTP status code 405`,
    'preflight-status',
    { url: URL },
  ],
  [
    `XMLHttpRequest cannot load ${URL}. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin '${ORIGIN}' is therefore not allowed access.`,
    'allow-origin-any-with-credentials',
    WITHIN,
  ],
  [
    `XMLHttpRequest cannot load ${URL}. Request header field X-Key is not allowed by Access-Control-Allow-Headers.`,
    'header-not-allowed',
    { url: URL },
  ],
  [
    `${FIREFOX} This can be fixed by moving the resource to the same domain or enabling CORS.`,
    'allow-origin-missing',
    { url: URL },
  ],
  [
    `XMLHttpRequest cannot load ${URL}. Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin.`,
    'allow-origin-mismatch',
    WITHIN,
  ],
  ['Preflight response is not successful', 'preflight-status', {}],
  [
    'Origin null is not allowed by Access-Control-Allow-Origin.',
    'allow-origin-mismatch',
    { pageOrigin: 'null' },
  ],
  [`GET ${URL} net::ERR_FAILED 200 (OK)`, 'opaque-failure', { url: URL }],
  [
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${URL}. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt).`,
    'blocked-by-cors',
    { url: URL },
  ],
])('in older and other words: %s', (message, code, facts) => {
  const read = readMessage(message)!;
  expect(read.meanings.map((meaning) => meaning.code)).toContain(code);
  expect(read.facts).toMatchObject(facts);
});

test.each([
  'it does not work',
  'TypeError: Cannot read properties of undefined (reading "map")',
  'Uncaught SyntaxError: Unexpected token < in JSON at position 0',
  'GET https://api.example.com/items 404 (Not Found)',
  'WebSocket connection to wss://a.example/ failed',
  '',
  '   ',
])('%j is not about CORS, and 2', async (message) => {
  const { code, out, err } = await runCli(['explain', message]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error: (this is not about CORS|there is no message)/);
});

describe('what is cut off', () => {
  test('is read as far as it says which, and never as another', () => {
    const lines = ROWS.filter(([, , [line = '']]) => /^(Access to|Cross-Origin Request)/.test(line)).map(
      ([, reason, [line = '']]) => [reason, line] as const,
    );
    // Which of the two it is with credentials stands at the end.
    const same = (code: string) => code.replace('credentials-invalid', 'credentials-missing');
    const wrong: string[] = [];
    for (const [row, [reason, line]] of lines.entries()) {
      for (let end = 40 + (row % 11); end <= line.length; end += 11) {
        const codes = codesOf(line.slice(0, end));
        if (codes?.every((code) => same(code) !== same(reason) && !ALIKE.includes(code))) {
          wrong.push(`${reason}: ${line.slice(0, end)} is ${codes}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('names what is there, and the next command', () => {
    const read = readMessage(
      `Access to fetch at '${URL}' from origin '${ORIGIN}' has been blocked by CORS policy: No 'Access-Control-Allow-Ori…`,
    )!;
    expect(read.meanings.map(({ code }) => code)).toEqual(['allow-origin-missing']);
    expect(read.next).toBe(`fullcors doctor ${URL} --origin ${ORIGIN}`);
  });
});

describe('several at once', () => {
  test.each(['chromium', 'firefox', 'webkit'])('of %s, are each told', (engine) => {
    const rows = ROWS.filter(
      ([name, reason, lines]) =>
        name.startsWith(`${engine}:`) &&
        name.includes('fetch') &&
        /allow|preflight-(status|redirected)/.test(reason) &&
        (engine === 'webkit' ? lines.length === 3 : /^(Access to|Cross-Origin)/.test(lines[0] ?? '')),
    );
    expect(rows.length).toBeGreaterThan(5);
    const messages = messagesIn(rows.map(([, , lines]) => lines.join('\n')).join('\n'));
    expect(messages).toHaveLength(rows.length);
    messages.forEach((message, i) => {
      expect(codesOf(message), message).toContain(rows[i]![1]);
    });
  });

  test('are told once each, and how often they were there', async () => {
    const message = (path: string) =>
      `12:00:01 app.js:7 Access to fetch at '${URL}${path}' from origin '${ORIGIN}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET ${URL}${path} net::ERR_FAILED 200 (OK)\n`;
    const { out, code } = await runCli(['explain', `${message('/1')}${message('/2')}${message('/1')}`]);
    expect(code).toBe(1);
    expect(out.match(/^✗ /gm)).toHaveLength(2);
    expect(out).toContain('[allow-origin-missing]  Chromium, of the request itself  2 times');
  });
});

describe('what is long', () => {
  const MESSAGE = `Access to fetch at '${URL}' from origin '${ORIGIN}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

  test('a message in the middle of a log is found', async () => {
    const noise = Array.from({ length: 400 }, (_, i) => `app.js:${i} rendered ${i} items in ${i} ms`).join(
      '\n',
    );
    const { code, out } = await runCli(['explain', `${noise}\n12:00 ${MESSAGE}\n${noise}`]);
    expect(code).toBe(1);
    expect(out).toContain('[allow-origin-missing]  Chromium, of the request itself\n');
    expect(out).toContain(`  asked  ${URL}\n`);
  });

  test.each([
    ['a megabyte behind it', MESSAGE + ' '.repeat(1e6)],
    ['dots without an end', `blocked by CORS policy: ${'.'.repeat(1e6)}`],
    ['the same word again and again', "Access to fetch at '".repeat(50_000)],
    ['its beginning again and again', '(Reason: '.repeat(100_000)],
    ['quotes', "'".repeat(1e6)],
    ['lines', '\n'.repeat(1e6)],
  ])('is read in time: %s', async (_, message) => {
    expect([1, 2]).toContain((await runCli(['explain', message])).code);
  });
});

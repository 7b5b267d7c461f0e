import { expect, test } from 'vitest';
import { readMessage } from '../src/explain/message/read-message.js';

const URL = 'http://localhost:8000/items';
const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL}.`;
const notMatching = (value: string) =>
  `${FIREFOX} (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`;
const notEqual = (value: string) =>
  chrome(
    `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`,
  );
const chrome = (rest: string, what = 'fetch') =>
  `Access to ${what} at '${URL}' from origin 'http://localhost:3000' has been blocked by CORS policy: ${rest}`;

/** What is told of a message first: its code, what its words have in them, and what all that is told must not have. */
test.each([
  ...['PUT', 'DELETE', 'PATCH'].map(
    (method) =>
      [
        chrome(`Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`),
        'method-not-allowed',
        new RegExp(`allow the method: ${method}\\. .*add ${method} to Access-Control-Allow-Methods`),
        /HTTP:|case-sensitive/,
      ] as const,
  ),
  [
    chrome('Method patch is not allowed by Access-Control-Allow-Methods in preflight response.'),
    'method-not-allowed',
    /write 'PATCH' in the page/,
    /HTTP:|add patch/,
  ],
  [
    `XMLHttpRequest cannot load ${URL}. Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    'method-not-allowed',
    /add PUT to Access-Control-Allow-Methods/,
    undefined,
  ],
  [
    notMatching('http://localhost:4000'),
    'allow-origin-mismatch',
    /allows another origin than that of the page: http:\/\/localhost:4000\./,
    /twice|several|no origin/,
  ],
  [
    notMatching('http://localhost:3000/'),
    'allow-origin-mismatch',
    /slash at its end.*send http:\/\/localhost:3000 /,
    /twice|several/,
  ],
  [notMatching('http://a.test, http://b.test'), 'allow-origin-multiple', /several/, /another origin/],
  [notMatching('localhost:3000'), 'allow-origin-invalid', /no origin: localhost:3000/, /several/],
  [
    notEqual('http://localhost:3000/'),
    'allow-origin-mismatch',
    /slash at its end.*send http:\/\/localhost:3000 /,
    undefined,
  ],
  [
    notEqual('http://LOCALHOST:3000'),
    'allow-origin-mismatch',
    /written otherwise.*send http:\/\/localhost:3000 /,
    /slash/,
  ],
  [notMatching('https://a.test:443'), 'allow-origin-mismatch', /port.*send https:\/\/a\.test /, /slash/],
  [notMatching('https://a.test/app'), 'allow-origin-mismatch', /path.*send https:\/\/a\.test /, undefined],
  [notEqual('http://localhost:4000'), 'allow-origin-mismatch', /allow http:\/\/localhost:3000/, /slash/],
  ...['', ' Status code: 404'].map(
    (status) =>
      [
        `XMLHttpRequest cannot load ${URL}. Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin.${status}`,
        'allow-origin-mismatch',
        /The server allows another origin/,
        /same-origin/,
      ] as const,
  ),
  ...[
    'Preflight response is not successful. Status code: 401',
    `${FIREFOX} (Reason: CORS preflight response did not succeed). Status code: 401.`,
  ].map((message) => [message, 'preflight-status', /status 401.*OPTIONS/, /redirected/] as const),
  [
    'Preflight response is not successful. Status code: 308',
    'preflight-redirected',
    /redirected/,
    /answered with/,
  ],
  [
    `${FIREFOX} (Reason: CORS request did not succeed). Status code: (null).`,
    'no-answer',
    /nothing listens.*certificate.*mixed content.*extension/,
    /preflight/,
  ],
  ...['private', 'local', 'loopback'].map(
    (space) =>
      [
        chrome(
          `The request client is not a secure context and the resource is in more-private address space \`${space}\`.`,
        ),
        'local-network-access',
        /local network/,
        /language/,
      ] as const,
  ),
  ...[
    chrome("No 'Access-Control-Allow-Origin' header is present on the requested resource.", 'font'),
    `XMLHttpRequest cannot load ${URL}. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access.`,
  ].map(
    (message) =>
      [
        message,
        'allow-origin-missing',
        /allow http:\/\/localhost:3000 on http:\/\/localhost:8000/,
        undefined,
      ] as const,
  ),
] as const)('the words of: %s', (message, code, said, never) => {
  const { meanings } = readMessage(message)!;
  const [first] = meanings as [(typeof meanings)[number]];
  // Firefox prints it of every request.
  if (code === 'no-answer') expect(first.stage).toBeUndefined();
  expect(first.code).toBe(code);
  expect(`${first.what} ${first.why ?? ''} ${first.fix}`).toMatch(said);
  if (never) {
    for (const { what, why, fix } of meanings) expect(`${what} ${why ?? ''} ${fix}`).not.toMatch(never);
  }
});

test.each([
  [
    `${FIREFOX} (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
    `fullcors doctor ${URL} --origin '<where your page is>'`,
  ],
  [
    `Fetch API cannot load ${URL} due to access control checks.`,
    `fullcors doctor ${URL} --origin '<where your page is>'`,
  ],
  [
    `XMLHttpRequest cannot load ${URL}. Origin null is not allowed by Access-Control-Allow-Origin.`,
    undefined,
  ],
  [`Refused to connect to '${URL}' because it violates the page's Content Security Policy.`, undefined],
  ['Preflight response is not successful. Status code: 401', undefined],
])('what to do next after: %s', (message, next) => expect(readMessage(message)!.next).toBe(next));

import { expect, test } from 'vitest';
import { readMessage } from '../src/explain/message/read-message.js';

const URL = 'http://localhost:8000/items';
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
] as const)('the words of: %s', (message, code, said, never) => {
  const { meanings } = readMessage(message)!;
  const [first] = meanings as [(typeof meanings)[number]];
  expect(first.code).toBe(code);
  expect(`${first.what} ${first.why ?? ''} ${first.fix}`).toMatch(said);
  if (never) {
    for (const { what, why, fix } of meanings) expect(`${what} ${why ?? ''} ${fix}`).not.toMatch(never);
  }
});

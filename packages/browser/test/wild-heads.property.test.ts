// Whatever a server answers is a verdict: what an application in this process or a recording gives is not even HTTP.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BlockedByCors, browserAt, type EngineName, type HttpResponse } from '../src/index.js';

const NAMES = [
  'Access-Control-Allow-Origin',
  'access-control-allow-credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Expose-Headers',
  'Set-Cookie',
  'Location',
  'Vary',
  'Content-Type',
  'Cross-Origin-Resource-Policy',
  'X-Seen',
];
const ORIGIN = 'https://app.example.com';
const anything = fc.string({ unit: 'binary', maxLength: 20 });
const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));
const huge = fc.integer({ min: 100, max: 3000 }).map((count) => `${'x, '.repeat(count)}*`);
const values = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(ORIGIN, '*', 'true', 'PUT', 'X-A', '600', 'a=1; Path=/', '/', '', 'null'),
  },
  { weight: 2, arbitrary: bytes },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: huge },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(ORIGIN, '*', 'PUT'), bytes).map(([value, junk]) => value + junk),
  },
);
const names = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: anything },
);
const answers = fc.record({
  status: fc.oneof(fc.constantFrom(200, 204, 301, 302, 307, 304, 403), fc.integer({ min: 0, max: 1200 })),
  statusText: fc.oneof(fc.constant('OK'), bytes),
  headers: fc.array(fc.tuple(names, values), { maxLength: 12 }),
});
const requests = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'HEAD'),
  credentials: fc.constantFrom('include' as const, 'omit' as const, 'same-origin' as const),
  redirect: fc.constantFrom('follow' as const, 'manual' as const, 'error' as const),
  mode: fc.constantFrom('cors' as const, 'same-origin' as const),
  headers: fc.constantFrom({}, { 'X-A': '1' }, { Authorization: 'x' }),
});

describe.each<EngineName>(['standard', 'chromium', 'firefox', 'webkit'])('as %s', (engine) => {
  test('an answer of any kind is read or blocked', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.array(answers, { minLength: 1, maxLength: 4 }), async (init, list) => {
        let count = 0;
        const send = async (): Promise<HttpResponse> => ({
          ...list[Math.min(count++, list.length - 1)]!,
          body: new Uint8Array([104, 105]),
        });
        const page = browserAt(ORIGIN, {
          engine,
          server: init.mode === 'cors' ? 'https://api.test' : ORIGIN,
        });
        const outcome = await page.fetch({ send }, '/', init).then(
          async (response) => {
            await response.text();
            return [...response.headers].length >= 0;
          },
          (error) => error instanceof BlockedByCors && error.message.length > 0,
        );
        expect(outcome).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});

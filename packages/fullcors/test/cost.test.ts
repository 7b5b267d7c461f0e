// What requests cost, in operations and not in seconds: the same on every machine.
import { afterEach, expect, test, vi } from 'vitest';
import { cors as nodeCors } from '../src/adapters/node.js';
import { createCors } from '../src/index.js';
import { compileLinearRegex } from '../src/policy/linear-regex/compile.js';
import { OriginMatcher } from '../src/policy/origin-matcher/hashed.js';
import { parsePattern } from '../src/policy/origin-pattern.js';

const APP = 'https://app.example.com';
afterEach(() => vi.restoreAllMocks());

/** How often an operation looks at text or at a table. */
const operations = (run: () => void): number => count(run) - count(() => {});

function count(run: () => void): number {
  const spies = [
    vi.spyOn(Set.prototype, 'has'),
    vi.spyOn(Map.prototype, 'get'),
    vi.spyOn(String.prototype, 'slice'),
    vi.spyOn(String.prototype, 'endsWith'),
    vi.spyOn(String.prototype, 'indexOf'),
    vi.spyOn(String.prototype, 'charCodeAt'),
    vi.spyOn(RegExp.prototype, 'test'),
    vi.spyOn(RegExp.prototype, 'exec'),
  ];
  run();
  const calls = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return calls;
}

function matcherOf(count: number, pattern: (i: number) => string): OriginMatcher {
  // The hash's factor: with another, another text in hundreds is looked at that is not the one.
  vi.spyOn(Math, 'random').mockReturnValue(0.123456789);
  const matcher = new OriginMatcher(count);
  for (let i = 0; i < count; i++)
    matcher.add(pattern(i), parsePattern(pattern(i)) as NonNullable<ReturnType<typeof parsePattern>>);
  return matcher;
}

test.each<[string, (i: number) => string]>([
  ['exact', (i) => `https://tenant-${i}.example.com`],
  ['subdomain', (i) => `https://*.tenant-${i}.example.com`],
  ['any-port', (i) => `https://tenant-${i}.example.com:*`],
  ['mixed', (i) => `https://${i % 2 ? '*.' : ''}tenant-${i}.example.com${i % 3 ? '' : ':*'}`],
  ['one host, many ports', (i) => `https://*.example.com:${i + 1000}`],
])('an origin among 100 times as many %s patterns takes as many operations', (_, pattern) => {
  const [few, many] = [matcherOf(100, pattern), matcherOf(10_000, pattern)];
  for (const origin of [
    APP,
    'https://tenant-7.example.com',
    'https://a.tenant-7.example.com',
    'https://tenant-7.example.com:60000',
    'https://a.example.com:1007',
    'https://tenant-7.example.org',
    'null',
  ]) {
    const counts = [few, many].map((matcher) => operations(() => matcher.matches(origin)));
    // The longest of more patterns is longer, by two digits.
    expect(Math.abs((counts[0] as number) - (counts[1] as number)), origin).toBeLessThanOrEqual(2);
  }
});

test.each([
  ['dots', (n: number) => `https://${'.'.repeat(n)}`],
  ['labels', (n: number) => `https://${'a.'.repeat(n / 2)}example.com`],
  ['colons', (n: number) => `https://${':'.repeat(n)}`],
  ['one label', (n: number) => `https://${'a'.repeat(n)}`],
  ['an IPv6 address', (n: number) => `http://[${'0:'.repeat(n / 2)}]`],
])('a hostile Origin of %s: what is longer than an origin can be is not looked at', (_, make) => {
  const matcher = matcherOf(100, (i) => `https://*.tenant-${i}.example.com`);
  expect(operations(() => matcher.matches(make(8000)))).toBe(0);
  expect(operations(() => matcher.matches(make(500)))).toBeLessThanOrEqual(4 * 500);
});

test('a hostile Origin is not looked up among what is remembered either', () => {
  const cors = createCors({ allowOrigins: [APP, 'https://*.example.com'] });
  for (const origin of [APP, 'https://a.example.com']) cors.decide({ method: 'GET', origin });
  expect(operations(() => cors.decide({ method: 'GET', origin: `https://${'a.'.repeat(7000)}` }))).toBe(0);
});

/** A request whose headers nobody may have built, and a response that counts what is asked of it. */
function exchange(method: string, rawHeaders: readonly string[]) {
  const calls: string[] = [];
  const counted =
    (name: string, result?: unknown) =>
    (...args: unknown[]) => {
      calls.push(args.length > 0 && name === 'setHeader' ? `${name} ${args[0]}` : name);
      return result;
    };
  const req = {
    method,
    url: '/',
    rawHeaders,
    get headers(): never {
      throw new Error('req.headers was built');
    },
  };
  const res = {
    headersSent: false,
    statusCode: 200,
    setHeader: counted('setHeader'),
    getHeader: counted('getHeader') as () => undefined,
    getHeaderNames: counted('getHeaderNames', []) as () => string[],
    removeHeader: counted('removeHeader'),
    writeHead: counted('writeHead'),
    end: counted('end'),
  };
  return { req, res, calls };
}

test.each([
  [
    'an allowed request: the fields are set, and nothing else',
    'GET',
    ['Origin', APP],
    [
      'getHeaderNames',
      'setHeader X-App',
      'setHeader access-control-allow-origin',
      'setHeader access-control-allow-credentials',
      'setHeader vary',
      'writeHead',
    ],
  ],
  [
    'a request without Origin',
    'GET',
    ['Host', 'x'],
    ['getHeaderNames', 'setHeader X-App', 'setHeader vary', 'writeHead'],
  ],
  [
    'a preflight: one head',
    'OPTIONS',
    ['Origin', APP, 'Access-Control-Request-Method', 'GET'],
    ['getHeaderNames', 'writeHead', 'end'],
  ],
])('what is asked of Node for %s', (_, method, rawHeaders, wanted) => {
  const fullcors = nodeCors({ allowOrigins: [APP], allowCredentials: true });
  const { req, res, calls } = exchange(method, rawHeaders);
  fullcors(req, res, () => {
    res.setHeader('X-App', 'ran');
    res.writeHead(200);
  });
  expect(calls).toEqual(wanted);
});

test('what an expression makes of a character is worked out once', () => {
  const regex = compileLinearRegex(/https:\/\/([a-z]+\.)+example\.(com|org)/);
  const steps = (origin: string): number => {
    const add = vi.spyOn(Set.prototype, 'add');
    expect(regex.matches(origin)).toBe(true);
    const { length } = add.mock.calls;
    vi.restoreAllMocks();
    return length;
  };
  expect(steps('https://a.example.com')).toBeGreaterThan(20);
  expect(steps('https://a.example.com')).toBe(0);
  expect(steps('https://a.example.org')).toBeLessThan(10);
});

test('a policy of 100 times as many origins is built in 100 times as many operations', () => {
  const building = (count: number): number => {
    const allowOrigins = Array.from({ length: count }, (_, i) => `https://a${10_000 + i}.example`);
    return operations(() => createCors({ allowOrigins }, { env: {} }));
  };
  const few = building(100);
  expect(few).toBeGreaterThan(100);
  expect(building(10_000)).toBeLessThanOrEqual(100 * few);
});

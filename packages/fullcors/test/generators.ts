import fc from 'fast-check';
import type { CorsOptions } from '../src/index.js';
import type { CorsRequest } from '../src/policy/cors-request.js';

const ORIGINS = [
  'https://app.example.com',
  'https://b.example.com',
  'http://localhost:3000',
  'https://[::1]:8443',
] as const;
const PATTERNS = [
  ...ORIGINS,
  'https://*.example.com',
  'http://localhost:*',
  'https://*.example.org:*',
] as const;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE'];
const NAMES = ['X-A', 'X-B', 'Authorization', 'Content-Type', 'X-Long-Header-Name'];

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);

const methods = fc.oneof(some(METHODS), fc.constant(['*']));
const headers = fc.tuple(some(NAMES), fc.boolean()).map(([names, any]) => (any ? ['*', ...names] : names));

const path = fc.record(
  {
    allowMethods: methods,
    allowHeaders: headers,
    exposeHeaders: some(['X-Request-Id', 'X-Total']),
    maxAge: fc.constantFrom(0, 1, 600, 86_400),
    preflightStatus: fc.constantFrom(200 as const, 204 as const),
    allowOriginRegex: fc.constantFrom(/https:\/\/[a-z]+\.example\.com/, /https:\/\/(x+)+\.example\.net/),
    debug: fc.boolean(),
    enforce: fc.boolean(),
  },
  { requiredKeys: [] },
);

const listed = fc
  .tuple(path, some(PATTERNS), fc.boolean(), fc.boolean())
  .map(([options, allowOrigins, allowCredentials, allowPrivateNetwork]) => ({
    ...options,
    allowOrigins,
    allowCredentials,
    allowPrivateNetwork,
  }));
const any = fc.tuple(path, fc.boolean()).map(([options, allowCredentials]) => ({
  ...options,
  allowOrigins: ['*' as const],
  allowPrivateNetwork: false,
  allowCredentials,
  dangerouslyAllowAnyOriginWithCredentials: allowCredentials,
}));

const base = fc.oneof({ weight: 3, arbitrary: listed }, any);

/** Valid policies of every kind that answers without asking. */
export const policyOptions = fc
  .tuple(
    base,
    fc.dictionary(fc.constantFrom('/public/*', '/items/:id', '/items/special', '/'), base, { maxKeys: 3 }),
  )
  .map(([options, routes]): CorsOptions => ({ ...options, routes }));

const field = (...known: string[]): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(undefined, ...known) }, fc.string({ maxLength: 40 }));

const requestedNames = fc.oneof(
  fc
    .array(fc.constantFrom(...NAMES, 'x-a', 'authorization', 'x-unlisted', '', ' ', 'x a', '*'), {
      maxLength: 5,
    })
    .map((names) => names.join(',')),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(undefined, ','.repeat(5000), 'x'.repeat(5000)),
);

/** Requests, honest and hostile. */
export const corsRequest: fc.Arbitrary<CorsRequest> = fc.record({
  method: fc.oneof({ weight: 3, arbitrary: fc.constant('OPTIONS') }, fc.constantFrom(...METHODS)),
  origin: field(
    ...ORIGINS,
    'null',
    'https://evil.example',
    'http://b.example.com',
    'https://a.example.org:1',
    'https://A.example.com',
    '',
  ),
  requestMethod: field(...METHODS, 'put', 'GE T', ''),
  requestHeaders: requestedNames,
  requestPrivateNetwork: fc.constantFrom(undefined, 'true', 'yes'),
  path: fc.constantFrom(
    undefined,
    '/',
    '/public/a',
    '/PUBLIC',
    '/items/1',
    '/items/special',
    '//items//%73pecial',
    '/%zz',
    '/../items/1?x=/public',
  ),
  host: fc.constantFrom(undefined, 'app.example.com', 'evil.example', 'api.example.com:8080'),
  secFetchSite: fc.constantFrom(undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'nonsense'),
});

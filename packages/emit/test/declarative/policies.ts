import fc from 'fast-check';
import type { CorsOptions, PolicyOptions } from 'fullcors';
import { createCors } from 'fullcors';

const PATTERNS = [
  'https://app.example.com',
  'https://admin.example.com',
  'https://my_app.example.com',
  'https://app.example.com:8443',
  'https://*.example.com',
  'https://*.example.com:8443',
  'https://*.example.com:*',
  'http://localhost:3000',
  'http://localhost:*',
  'http://127.0.0.1:*',
  'http://[::1]:3000',
  'http://plain.example',
  'https://xn--mnchen-3ya.example',
  'chrome-extension://abcdefghijklmnop',
  'capacitor://localhost',
];

/** What pages are at, near to the patterns above and far: whatever of these a target allows, the policy has to. */
export const ORIGINS = [
  ...PATTERNS.filter((pattern) => !pattern.includes('*')),
  'https://example.com',
  'https://a.example.com',
  'https://a.b.example.com',
  'https://a_b.example.com',
  'https://a.example.com:8443',
  'https://a.example.com:9000',
  'https://appxexample.com',
  'https://my_appxexample.com',
  'https://evilexample.com',
  'https://app.example.com.evil.test',
  'https://app-example.com',
  'http://app.example.com',
  'http://localhost',
  'http://localhost:65535',
  'http://localhost.evil.test',
  'http://127.0.0.1:8080',
  'http://[::1]:3001',
  'https://dev.null',
  'http://other.example:81',
  'null',
];

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'VERSION-CONTROL'];
export const HEADERS = ['X-API-Key', 'Authorization', 'Content-Type', 'X_Odd', 'x.dotted', 'On'];
const EXPOSED = ['X-Request-Id', 'X-Total', 'ETag'];
const ROUTES = ['/public/*', '/public/inner/*', '/users/:id', '/a/b', '/users/me', '/', '/*', '/v1.0/*'];
/** Each read in one way only: the others are said to be read otherwise. */
export const PATHS = [
  '/',
  '/public',
  '/public/x',
  '/publicx',
  '/public/inner/x',
  '/users/7',
  '/users/me',
  '/users/7/x',
  '/a/b',
  '/a/b/',
  '/a/b/c',
  '/v1.0/x',
  '/v1x0/x',
];

const subset = <T>(values: readonly T[], maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const orAny = (list: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  fc.oneof<fc.MaybeWeightedArbitrary<string[]>[]>(
    { arbitrary: list, weight: 5 },
    { arbitrary: fc.constant(['*']), weight: 1 },
    {
      arbitrary: list.map((values) => ['*', ...values.filter((value) => value === 'Authorization')]),
      weight: 1,
    },
  );

const options: fc.Arbitrary<PolicyOptions> = fc
  .record(
    {
      allowOrigins: fc.oneof<fc.MaybeWeightedArbitrary<string[]>[]>(
        { arbitrary: subset(PATTERNS, 4), weight: 6 },
        { arbitrary: fc.constantFrom(['*'], ['null'], ['null', 'https://app.example.com']), weight: 1 },
        // So that targets without patterns are asked often enough.
        { arbitrary: subset(PATTERNS.slice(0, 2), 2), weight: 3 },
      ),
      allowOriginRegex: fc.constantFrom(
        '^https:\\/\\/[a-z]+\\.regex\\.test$',
        '[a-z]+:\\/\\/app\\.example\\.com(:[0-9]+)?',
        '(null|https:\\/\\/a\\.example\\.com)',
      ),
      allowCredentials: fc.boolean(),
      allowMethods: orAny(subset(METHODS, 4)).map((methods) => (methods.includes('*') ? ['*'] : methods)),
      allowHeaders: orAny(subset(HEADERS, 4)),
      exposeHeaders: orAny(subset(EXPOSED, 3)),
      maxAge: fc.constantFrom(0, 1, 600, 86400),
      preflightStatus: fc.constantFrom(200 as const, 204 as const),
      allowPrivateNetwork: fc.boolean(),
      enforce: fc.constant(true),
    },
    { requiredKeys: ['allowOrigins', 'allowCredentials'] },
  )
  // Rare options rarely, or nothing would be left that every target can say.
  .chain((all) =>
    fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map(([regex, network, enforce]) => {
      const { allowOriginRegex, allowPrivateNetwork, enforce: enforced, ...rest } = all;
      return {
        ...rest,
        ...(regex < 2 && allowOriginRegex !== undefined && { allowOriginRegex }),
        ...(network < 1 && allowPrivateNetwork !== undefined && { allowPrivateNetwork }),
        ...(enforce < 1 && enforced !== undefined && { enforce: enforced }),
        dangerouslyAllowNullOrigin: rest.allowOrigins.includes('null') || regex === 0,
        dangerouslyAllowAnyOriginWithCredentials: rest.allowOrigins.includes('*') && rest.allowCredentials,
        dangerouslyAllowInsecureOriginsWithCredentials: true,
      };
    }),
  );

const isValid = (given: CorsOptions): boolean => {
  try {
    createCors(given, { env: {} });
    return true;
  } catch {
    return false;
  }
};

const routes = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  { arbitrary: fc.dictionary(fc.constantFrom(...ROUTES), options, { maxKeys: 3 }), weight: 2 },
);

/** What every target can say, or nearly: two origins, listed names. */
const plain: fc.Arbitrary<CorsOptions> = fc.record({
  allowOrigins: fc.oneof(
    { arbitrary: fc.constantFrom(...PATTERNS.slice(0, 1)).map((one) => [one]), weight: 2 },
    { arbitrary: fc.constant(PATTERNS.slice(0, 2)), weight: 2 },
    { arbitrary: fc.constant(['*']), weight: 1 },
  ),
  allowMethods: subset(METHODS.slice(0, 5), 4),
  allowHeaders: fc.constantFrom([], ['ETag'], ['X-API-Key'], ['Content-Type', 'X-API-Key']),
  exposeHeaders: fc.constantFrom([], ['ETag'], ['X-Request-Id']),
  maxAge: fc.constantFrom(1, 600),
});
const plainWithCredentials = plain.map((options) => ({
  ...options,
  allowCredentials: !options.allowOrigins?.includes('*'),
}));

/** Policies that can be built, of every kind that some target has trouble with, and some that none has. */
export const policies: fc.Arbitrary<CorsOptions> = fc
  .oneof(
    {
      arbitrary: fc.tuple(options, routes).map(([base, routes]) => ({ ...base, routes }) as CorsOptions),
      weight: 4,
    },
    { arbitrary: plain, weight: 1 },
    { arbitrary: plainWithCredentials, weight: 1 },
  )
  .filter(isValid);

/** What a page asks for. */
export interface Ask {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  readonly headers: readonly string[];
  readonly credentials: 'include' | 'omit';
}

export const asks: fc.Arbitrary<Ask[]> = fc.array(
  fc.record({
    origin: fc.oneof(
      fc.constantFrom(...ORIGINS, 'https://abc.regex.test'),
      fc.constantFrom(...ORIGINS.slice(0, 3)),
    ),
    path: fc.oneof(fc.constantFrom(...PATHS), fc.constant('/')),
    method: fc.constantFrom(...METHODS, 'GET', 'GET'),
    headers: fc.oneof(subset(HEADERS, 2), fc.constant([])),
    credentials: fc.constantFrom('include' as const, 'omit' as const),
  }),
  { minLength: 12, maxLength: 12 },
);

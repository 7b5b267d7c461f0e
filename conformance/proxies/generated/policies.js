import fc from 'fast-check';
import { CorsPolicyError, createCors } from 'fullcors';
import { policyOptions } from '../../../packages/fullcors/test/generators.ts';

/** What languages give a meaning to, as far as a policy can hold it. */
const HOSTILE_NAMES = [
  "X-Quote'",
  'X-$http_origin',
  'X-`id`',
  'X-%',
  'X-%%',
  'X-#',
  'X-*',
  'X|Y',
  'X^',
  'X&Y',
  'X!',
  'X~',
  'X+Y',
  "'",
  '$',
  '%',
  '#',
  '`',
  '*X',
  'default',
  'hostnames',
  'include',
  'if',
  'unless',
  'expr',
  'env',
];
const HOSTILE_ROUTES = [
  "/'",
  '/$request_uri',
  '/$(id)',
  '/!x',
  '/a&b',
  '/(a)',
  '/a+b*c'.replace('*', ''),
  '/a,b',
  '/=',
  '/@',
  '/a.b/*',
  '/default',
  '/:$',
  '/-m',
  '/~',
  '/A/b',
].filter((route) => !/:\$/.test(route));
const HOSTILE_ENVIRONMENTS = [
  'production',
  'a b',
  "it's",
  'x\ny',
  '"; }',
  '$'.concat('{HOME}'),
  '%[env(HOME)]',
  '# x',
  'x\\',
];
const HOSTS = [
  'default.example',
  'a.b.c.d.e',
  'x--y.example',
  '_dmarc.example',
  '0.example',
  '1x',
  'xn--bcher-kva.example',
  'a'.repeat(63),
];
const SCHEMES = ['app', 'chrome-extension', 'a+b.c-d'];

const origins = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom('https', 'http', ...SCHEMES),
        fc.constantFrom(...HOSTS),
        fc.constantFrom('', ':1', ':65535'),
      )
      .map(([a, b, c]) => `${a}://${b}${c}`),
    fc
      .tuple(
        fc.constantFrom('https', 'http'),
        fc.constantFrom('*.', ''),
        fc.constantFrom(...HOSTS),
        fc.constantFrom('', ':*', ':8443'),
      )
      .map(([a, star, b, c]) => `${a}://${star}${b}${c}`),
    fc.nat(9999).map((number) => `https://tenant-${number}.example.com`),
  ),
  { maxLength: 12 },
);

const EXPRESSIONS = [
  /https:\/\/["'$%{}`\\#;<>a-z]+\.test/,
  /(?:app|https):\/\/[\w.-]+/,
  /https?:\/\/\S{1,40}/,
  /^https:\/\/(?<n>x{2,9}|[^']+)\.test$/i,
];

const place = fc.record(
  {
    allowOrigins: origins,
    allowOriginRegex: fc.constantFrom(...EXPRESSIONS),
    allowMethods: fc.subarray(['GET', 'PUT', "A'B", '$A', 'M-SEARCH', 'X%', 'A`']),
    allowHeaders: fc.subarray(HOSTILE_NAMES),
    exposeHeaders: fc.subarray(HOSTILE_NAMES.filter((name) => name !== '*')),
    maxAge: fc.nat(86_400),
    enforce: fc.boolean(),
    allowPrivateNetwork: fc.boolean(),
    preflightStatus: fc.constantFrom(200, 204),
  },
  { requiredKeys: ['allowOrigins'] },
);

const hostile = fc
  .tuple(
    place,
    fc.dictionary(fc.constantFrom(...HOSTILE_ROUTES), place, { maxKeys: 4 }),
    fc.constantFrom(...HOSTILE_ENVIRONMENTS),
  )

  .map(([base, routes, environment]) => ({
    // Expressions as wide as these are refused without it where the private network is allowed.
    dangerouslyAllowAnyOriginWithCredentials: true,

    ...base,
    routes,
    environments: { [environment]: {} },
    environment,
  }));

/** Options and the environment they are for. */
const generated = fc.oneof(
  policyOptions.map((options) => ({ ...options, environment: 'production' })),
  hostile,
);

/** So many policies that are valid, each with its environment. */
export function generate(count, seed) {
  const asked = Math.ceil(1.5 * count) + 20;
  const all = fc.sample(generated, { numRuns: asked, seed }).flatMap(({ environment, ...options }) => {
    try {
      return [
        { options, environment, policy: createCors(options, { env: { CORS_ENV: environment } }).policy },
      ];
    } catch (error) {
      if (error instanceof CorsPolicyError) return [];
      throw error;
    }
  });
  if (all.length < count) throw new Error(`of ${asked} generated policies only ${all.length} are valid`);
  return all.slice(0, count);
}

import fc from 'fast-check';
import { type CorsOptions, createCors } from 'fullcors';
import { expect, test } from 'vitest';
import { isPlaceable, pathTests } from '../../src/regex/paths.js';
import { anchored, JAVASCRIPT, type Regex } from '../../src/regex/regex.js';
import { rulesOf } from '../../src/rules/rules-of.js';
import { passer } from './passes.js';

const ROUTES = [
  '/',
  '/*',
  '/public/*',
  '/public/:section/private',
  '/admin',
  '/admin/:id',
  '/a-b_c.d/*',
  '/:tenant/admin',
  '/:tenant/:id/*',
  '/Upper',
  '/public/upper/X',
] as const;

/** The runtime and the expressions: which route a path has, `base`, or `ambiguous`. */
function bothOf(routes: readonly string[]) {
  const originOf = (route: string): string => `https://${Buffer.from(route).toString('hex') || 'base'}.test`;
  const cors = createCors(
    {
      allowOrigins: [originOf('base')],
      routes: Object.fromEntries(routes.map((route) => [route, { allowOrigins: [originOf(route)] }])),
    } as CorsOptions,
    { env: {} },
  );
  const runtime = (path: string): string =>
    ['base', ...routes].find((route) => cors.allowsOrigin(originOf(route), path)) ?? 'ambiguous';
  const tests = pathTests(rulesOf(cors.policy).routes);
  if (!tests) return { runtime, emitted: () => 'base' };
  const compile = (regex: Regex): RegExp =>
    new RegExp(anchored(JAVASCRIPT, regex), regex.ignoreCase ? 'i' : '');
  const all = tests.routes.map(({ route, spelt, folded }) => ({
    route,
    spelt: compile(spelt),
    folded: compile(folded),
  }));
  const odd = tests.odd.map(passer);
  const emitted = (path: string): string => {
    const spelt = all.find(({ spelt }) => spelt.test(path))?.route;
    const folded = all.find(({ folded }) => folded.test(path))?.route;
    if (odd.some((passes) => passes(path)) || spelt !== folded || (folded && !isPlaceable(folded)))
      return 'ambiguous';
    return spelt?.route ?? 'base';
  };
  return { runtime, emitted };
}

const segment = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'public',
      'admin',
      'private',
      'a-b_c.d',
      'x',
      '42',
      'upper',
      'caf%c3%a9',
      '100%25',
      'A%20b',
    ),
  },
  fc.constantFrom(
    'PUBLIC',
    'Admin',
    '%61dmin',
    'adm%49n',
    '%41%44min',
    'a-b_c%2ed',
    'a-b_c%2Ed',
    'Upper',
    'X',
    '.well-known',
    ':x',
    '*',
    '%ff',
    'a|b',
    '~u',
    'a"b',
  ),
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2E',
    '',
    'a;b',
    'admin;x',
    'x%2fadmin',
    'public%5cx',
    '%2561dmin',
    '%%361dmin',
    '%2%35',
    'admin%3f',
    'admin%23',
    'a\\admin',
    'x'.repeat(1100),
    '%7E'.repeat(400),
  ),
);
const path = fc
  .tuple(
    fc.array(segment, { maxLength: 5 }),
    fc.constantFrom('', '', '/', '?a=/admin', '/?x', '#x', '?', '//'),
  )
  .map(([segments, rest]) => `/${segments.join('/')}${rest}`);

test('a path is placed where the runtime places it, or where it is odd nowhere', () => {
  let [asked, narrower] = [0, 0];
  fc.assert(
    fc.property(
      fc.subarray([...ROUTES]),
      fc.array(path, { minLength: 20, maxLength: 40 }),
      (routes, paths) => {
        const { runtime, emitted } = bothOf(routes);
        for (const one of paths) {
          const [wanted, got] = [runtime(one), emitted(one)];
          asked++;
          if (got === wanted) continue;
          narrower++;
          expect([one, got]).toEqual([one, 'ambiguous']);
          // What is said of narrowness in paths.ts.
          expect(one).toMatch(
            /[;\\]|\/\/|\/(?:\.|%2e){1,2}(?:[/?#]|$)|%(?:2f|5c|3b|23|3f|25)|%%|%[0-9a-f]%/i,
          );
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(narrower / asked).toBeLessThan(0.5);
});

test.each([
  ['/admin', '/admin'],
  ['/admin/', '/admin'],
  ['/ADMIN', 'ambiguous'],
  ['/administrator', 'base'],
  ['/public', '/public/*'],
  ['/public/caf%C3%A9/100%25?x=;', '/public/*'],
  ['/publicity', 'base'],
  ['/calc;v=1', 'base'],
  ['/calc;v=1?tab=/public/', 'base'],
  ['/republic;v=1', 'base'],
  ['/a//publicity', 'base'],
  ['/a//b?x=admin', 'base'],
  ['/x//y', 'base'],
  ['/Users/AbC', 'base'],
])('%s is at %s', (path, wanted) => {
  const { runtime, emitted } = bothOf(['/admin', '/public/*']);
  expect([runtime(path), emitted(path)]).toEqual([wanted, wanted]);
});

import fc from 'fast-check';
import { type CorsOptions, CorsPolicyError, createCors, type Policy } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { emit, type TargetName } from '../src/index.js';
import { quoted as apacheQuoted, value as apacheValue } from '../src/targets/apache/syntax.js';
import { quoted as haproxyQuoted, value as haproxyValue } from '../src/targets/haproxy/syntax.js';
import { quoted as nginxQuoted, value as nginxValue } from '../src/targets/nginx/syntax.js';

const TARGETS = ['nginx', 'apache', 'haproxy', 'caddy', 'envoy'] as const satisfies readonly TargetName[];

/** What some language gives a meaning to. */
const SNIPPETS = [
  "'",
  '"',
  '`',
  '$',
  '$'.concat('{HOME}'),
  '$http_origin',
  '%',
  '%{HOME}e',
  '%[env(HOME)]',
  '{',
  '}',
  ';',
  '#',
  '\\',
  '\n',
  '\r\n',
  '\0',
  '|',
  '^',
  '*',
  '(',
  ')',
  '[',
  '~',
  '!',
  '&',
  ' ',
  '\t',
  '\u2028',
  'default',
  'é',
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SNIPPETS) },
      fc.constantFrom('X', 'a', '-', '0', '/'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** A mark that no emitted text has of itself, around what a user wrote. */
const MARK = 'Qz9';

const expression = fc.oneof(
  fc.constant(undefined),
  hostile.map((text) => new RegExp(`https://[${text.replace(/[\]\\^-]/g, '\\$&')}a-z]+\\.test`)),
);

const options = fc.record({
  allowOrigins: fc.array(
    hostile.map((text) => `https://${text}.example.com`),
    { maxLength: 2 },
  ),
  allowOriginRegex: expression,
  allowMethods: fc.array(
    hostile.map((text) => `${MARK.toUpperCase()}${text}`),
    { maxLength: 2 },
  ),
  allowHeaders: fc.array(
    hostile.map((text) => `${MARK}${text}`),
    { maxLength: 3 },
  ),
  exposeHeaders: fc.array(
    hostile.map((text) => `${MARK}${text}`),
    { maxLength: 3 },
  ),
  route: hostile.map((text) => `/rt7/${text}`),
  environment: hostile.map((text) => `En5${text}`),
});

type Given = typeof options extends fc.Arbitrary<infer T> ? T : never;

/** The policy, with each hostile value that the runtime takes; it refuses the others itself. */
function policyOf({ route, environment, allowOriginRegex, ...lists }: Given): Policy {
  const taken: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(lists)) {
    taken[name] = values.filter((one) => isTaken({ allowOrigins: [], [name]: [one] }));
  }
  if (allowOriginRegex && isTaken({ allowOriginRegex })) taken['allowOriginRegex'] = allowOriginRegex;
  const isRoute = isTaken({ allowOrigins: [], routes: { [route]: { allowOrigins: [] } } });
  return createCors(
    {
      ...taken,
      routes: isRoute ? { [route]: { maxAge: 7 } } : {},
      environments: { [environment]: {} },
    } as CorsOptions,
    { env: { CORS_ENV: environment } },
  ).policy;
}

function isTaken(one: unknown): boolean {
  try {
    createCors(one as CorsOptions, { env: {} });
    return true;
  } catch (error) {
    if (error instanceof CorsPolicyError) return false;
    throw error;
  }
}

/** What stands in quotes, by the language. */
const QUOTED: Readonly<Record<(typeof TARGETS)[number], RegExp>> = {
  nginx: /"(?:\\.|[^"\\])*"/g,
  apache: /"(?:\\.|[^"\\])*"/g,
  haproxy: /'[^']*'/g,
  caddy: /`[^`]*`|"[^"]*"/g,
  envoy: /"(?:\\.|[^"\\])*"/g,
};
const isSafe = (text: string): boolean => /^[\w.-]*$/.test(text);

describe.each(TARGETS)('%s', (target) => {
  test('nothing of a hostile value gets into a file', () => {
    fc.assert(
      fc.property(options, (given) => {
        const names = [
          ...given.allowMethods,
          ...given.allowHeaders,
          ...given.exposeHeaders,
          given.environment,
        ];
        for (const { text } of emit(policyOf(given), target, { allowGaps: true }).files) {
          expect(text.replace(/^\t+/gm, '')).not.toMatch(/[^\x20-\x7e\n]/);
          for (const name of names)
            if (!isSafe(name)) expect(text.toLowerCase()).not.toContain(name.toLowerCase());
          // Routes are named in comments; they are of characters that can end none.
          const lines = text.split('\n').filter((line) => !/^\s*(?:#|--)/.test(line));
          const [, , segment = ''] = given.route.split('/');
          if (!/^[\w:*-]*$/.test(segment)) expect(lines.join('\n')).not.toContain(`/rt7/${segment}`);
          for (const line of lines)
            expect(line.replaceAll(QUOTED[target], '')).not.toMatch(/["'`](?!\w+['"])|\\$/);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the same policy is the same text', () => {
    const policy = () =>
      createCors(
        {
          allowOrigins: ['https://a.example', 'https://*.b.example'],
          routes: { '/b': { maxAge: 1 }, '/a/*': { maxAge: 2 } },
        },
        { env: {} },
      ).policy;
    expect(emit(policy(), target)).toEqual(emit(policy(), target));
  });
});

describe('what cannot be quoted is refused', () => {
  test.each([
    ['nginx', () => nginxValue('$http_cookie')],
    ['nginx', () => nginxQuoted('a\nb')],
    ['Apache', () => apacheQuoted('$'.concat('{HOME}'))],
    ['Apache', () => apacheQuoted('a\rb')],
    ['HAProxy', () => haproxyQuoted("it's")],
    ['HAProxy', () => haproxyQuoted('a\0b')],
  ])('%s', (_, quote) => expect(quote).toThrow(TypeError));

  test('and what can is inert', () => {
    expect(nginxQuoted('a"b\\"c\\t\\.')).toBe('"a\\"b\\\\\\"c\\\\t\\."');
    expect(apacheQuoted('a"b\\.')).toBe('"a\\"b\\."');
    expect(apacheValue('50%')).toBe('"50%%"');
    expect(haproxyValue('%[env(HOME)]')).toBe("'%%[env(HOME)]'");
  });
});

import { describe, expect, test } from 'vitest';
import { type Cors, CorsPolicyError, createCors } from '../src/index.js';

/** As a JavaScript user would: the types are what these options get past. */
const build = (options: unknown): Cors =>
  createCors(options as { allowOrigins: ['https://a.example'] }, { env: {} });

const problemsOf = (options: unknown): string[] => {
  try {
    build(options);
    return [];
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    return error.problems.map(({ code, path, fix }) => `${path} ${code}: ${fix}`);
  }
};

const ORIGIN = { allowOrigins: ['https://a.example'] };
const CREDENTIALS = { ...ORIGIN, allowCredentials: true };
const origins = (...allowOrigins: unknown[]) => ({ allowOrigins });
const withCredentials = (...allowOrigins: unknown[]) => ({ allowOrigins, allowCredentials: true });

/** Options -> the problems wanted: path, code and what the fix must say. */
const REFUSED: [string, unknown, string[]][] = [
  ['no options', undefined, ['options option-type', 'allowOrigins origins-missing']],
  ['null', null, ['options option-type', 'allowOrigins origins-missing']],
  ['a list', ['*'], ['options option-type', 'allowOrigins origins-missing']],
  ['an empty object', {}, ['allowOrigins origins-missing: say allowOrigins']],
  ['origins left undefined', { allowOrigins: undefined }, ['allowOrigins origins-missing']],
  [
    'a misspelt option',
    { ...ORIGIN, allowedMethod: ['PUT'] },
    ['allowedMethod option-unknown: did you mean allowMethods?'],
  ],
  [
    'an option in snake case',
    { ...ORIGIN, allow_headers: [] },
    ['allow_headers option-unknown: did you mean allowHeaders?'],
  ],
  [
    "a peer's option",
    { ...ORIGIN, credentials: true },
    ['credentials option-unknown: did you mean allowCredentials?'],
  ],
  [
    "another peer's option",
    { ...ORIGIN, optionsSuccessStatus: 200 },
    ['optionsSuccessStatus option-unknown: did you mean preflightStatus?'],
  ],
  ['an option nobody has', { ...ORIGIN, zzzzzzzz: 1 }, ['zzzzzzzz option-unknown: one of allowOrigins']],
  [
    'an option from the prototype',
    JSON.parse('{"allowOrigins":[],"__proto__":{}}'),
    ['__proto__ option-unknown'],
  ],

  [
    'a text for a list',
    { allowOrigins: 'https://a.example' },
    ['allowOrigins option-type: write a list: ["https://a.example"]'],
  ],
  [
    'several in a text',
    { allowOrigins: 'https://a.example,https://b.example' },
    ['allowOrigins option-type: write a list: ["https://a.example","https://b.example"]'],
  ],
  [
    'a text for a list, wrong itself',
    { allowOrigins: 'https://a.example/' },
    ['allowOrigins option-type', "allowOrigins origin-invalid: write 'https://a.example'"],
  ],
  [
    'a function for a list',
    { allowOrigins: () => true },
    ['allowOrigins option-type: write it as allowOriginIf'],
  ],
  [
    "a peer's option that has no use here",
    { ...ORIGIN, preflightContinue: true },
    ['preflightContinue option-unknown: remove it'],
  ],
  [
    "a peer's name for the origins",
    { origin: 'https://a.example' },
    ['origin option-unknown: did you mean allowOrigins?'],
  ],
  ['true for a list', { allowOrigins: true }, ['allowOrigins option-type']],
  ['an expression in the list', origins(/a/), ['allowOrigins[0] option-type: write it as allowOriginRegex']],
  ['a function in the list', origins(() => true), ['allowOrigins[0] option-type: write it as allowOriginIf']],
  [
    'a URL in the list',
    origins(new URL('https://a.example/x')),
    ["allowOrigins[0] option-type: write 'https://a.example'"],
  ],
  ['a hole in the list', { allowOrigins: new Array(1) }, ['allowOrigins[0] option-type']],
  ['a number in a list', { ...ORIGIN, allowHeaders: [7] }, ['allowHeaders[0] option-type']],
  [
    'a text for a boolean',
    { ...ORIGIN, allowCredentials: 'true' },
    ['allowCredentials option-type: write true or false'],
  ],
  [
    '$schema below the base',
    { ...ORIGIN, routes: { '/a': { $schema: 'x' } } },
    ['routes["/a"].$schema option-unknown'],
  ],
  [
    'an expression as text, too wide',
    { allowOriginRegex: '.*', allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials'],
  ],
  [
    'a text that is no expression',
    { allowOriginRegex: '(' },
    ['allowOriginRegex option-type: write a regular expression'],
  ],
  ['a list for a function', { allowOriginIf: [] }, ['allowOriginIf option-type: write a function']],

  ['a negative age', { ...ORIGIN, maxAge: -1 }, ['maxAge option-range: write 0']],
  [
    'an age beyond what any browser takes',
    { ...ORIGIN, maxAge: 86_401 },
    ['maxAge option-range: write 86400'],
  ],
  ['half a second', { ...ORIGIN, maxAge: 0.5 }, ['maxAge option-range: write 600']],
  ['an age that is not a number', { ...ORIGIN, maxAge: Number.NaN }, ['maxAge option-range: write 600']],
  ['an age as text', { ...ORIGIN, maxAge: '600' }, ['maxAge option-range: write 600']],
  ['another status', { ...ORIGIN, preflightStatus: 201 }, ['preflightStatus option-range: write 204 or 200']],
  [
    'no time to answer',
    { allowOriginIf: () => true, allowOriginIfTimeout: 0 },
    ['allowOriginIfTimeout option-range: write 1'],
  ],

  [
    'a lower-case method',
    { ...ORIGIN, allowMethods: ['patch'] },
    ["allowMethods[0] method-invalid: write 'PATCH'"],
  ],
  [
    'a method with a space',
    { ...ORIGIN, allowMethods: ['PUT '] },
    ["allowMethods[0] method-invalid: write 'PUT'"],
  ],
  [
    'methods in one text',
    { ...ORIGIN, allowMethods: ['PUT, GET'] },
    ["allowMethods[0] method-invalid: write a method such as 'PUT'"],
  ],
  [
    'a forbidden method',
    { ...ORIGIN, allowMethods: ['TRACE'] },
    ['allowMethods[0] method-forbidden: remove it'],
  ],
  [
    'a star beside a method',
    { ...ORIGIN, allowMethods: ['*', 'PUT'] },
    ["allowMethods[0] any-not-alone: write ['*']"],
  ],
  [
    'a header with a value',
    { ...ORIGIN, allowHeaders: ['X-A: 1'] },
    ["allowHeaders[0] header-invalid: write 'X-A', '1'"],
  ],
  [
    'headers in one text',
    { ...ORIGIN, allowHeaders: ['X-A, X-B'] },
    ["allowHeaders[0] header-invalid: write 'X-A', 'X-B'"],
  ],
  [
    'an empty header name',
    { ...ORIGIN, exposeHeaders: [''] },
    ['exposeHeaders[0] header-invalid: remove it'],
  ],
  [
    'a header with a line break',
    { ...ORIGIN, exposeHeaders: ['X-A\r\nX-B: 1'] },
    ['exposeHeaders[0] header-invalid'],
  ],
  [
    'a header no page can send',
    { ...ORIGIN, allowHeaders: ['Cookie'] },
    ['allowHeaders[0] header-forbidden: remove it; cookies are what allowCredentials is for'],
  ],
  [
    'a header no page can read',
    { ...ORIGIN, exposeHeaders: ['Set-Cookie'] },
    ['exposeHeaders[0] header-forbidden'],
  ],

  [
    'a star beside an origin',
    origins('*', 'https://a.example'),
    ["allowOrigins[0] any-not-alone: write ['*'], or remove '*'"],
  ],
  ['null', origins('null'), ['allowOrigins[0] origin-null: remove it']],
  [
    'a star with credentials',
    withCredentials('*'),
    ['allowOrigins[0] any-origin-with-credentials: list the origins'],
  ],
  [
    'plain http with credentials',
    withCredentials('http://a.example:8080'),
    ["allowOrigins[0] origin-insecure-with-credentials: write 'https://a.example:8080'"],
  ],
  [
    'subdomains of a private suffix',
    withCredentials('https://*.github.io'),
    ["allowOrigins[0] origin-public-suffix: write your own names, such as 'https://*.yours.github.io'"],
  ],
  ['subdomains of a registry', withCredentials('https://*.co.uk'), ['allowOrigins[0] origin-public-suffix']],
  [
    'exposing all with credentials',
    { ...CREDENTIALS, exposeHeaders: ['*'] },
    ['exposeHeaders any-exposed-with-credentials: list the header names'],
  ],
  [
    'any origin into the private network',
    { allowOrigins: ['*'], allowPrivateNetwork: true },
    ['allowPrivateNetwork private-network-any-origin: list the origins'],
  ],

  [
    'a global expression',
    { allowOriginRegex: /https:\/\/a\.example/g },
    ['allowOriginRegex regex-flags: write /https:\\/\\/a\\.example/'],
  ],
  [
    'a sticky expression',
    { allowOriginRegex: /https:\/\/a\.example/iy },
    ['allowOriginRegex regex-flags: write /https:\\/\\/a\\.example/i'],
  ],
  [
    'a bare dot',
    { allowOriginRegex: /https:\/\/a.example/ },
    ['allowOriginRegex regex-unescaped-dot: write \\.'],
  ],
  [
    'an expression that is no whole origin',
    { allowOriginRegex: /\.example\.com$/ },
    [
      'allowOriginRegex regex-never-matches: write it whole, in lower case, without a slash at the end or a default port, as /https:',
    ],
  ],
  [
    'an expression for hosts only',
    { allowOriginRegex: /^[a-z.]+$/ },
    ['allowOriginRegex regex-never-matches'],
  ],
  ['a look-ahead', { allowOriginRegex: /(?!evil)x/ }, ['allowOriginRegex regex-unsupported']],
  ['a look-behind', { allowOriginRegex: /(?<=a)x/ }, ['allowOriginRegex regex-unsupported']],
  ['a back-reference', { allowOriginRegex: /(a)\1/ }, ['allowOriginRegex regex-unsupported']],
  ['a word boundary', { allowOriginRegex: /\ba/ }, ['allowOriginRegex regex-unsupported']],
  [
    'an enormous repetition',
    { allowOriginRegex: /(a{1000}){1000}/ },
    ['allowOriginRegex regex-unsupported: write it shorter'],
  ],
  [
    'an enormous repetition of nothing',
    { allowOriginRegex: /(){1000000000}/ },
    ['allowOriginRegex regex-unsupported: write it shorter'],
  ],
  [
    'an expression for all, with credentials',
    { allowOriginRegex: /.*/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials'],
  ],
  [
    'an expression for nearly all, with credentials',
    { allowOriginRegex: /https:\/\/.*\.com/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials'],
  ],

  [
    'a Map of routes',
    { ...ORIGIN, routes: new Map([['/admin/*', { allowOrigins: [] }]]) },
    ['routes option-type'],
  ],
  ['a Map for a route', { ...ORIGIN, routes: { '/admin': new Map() } }, ['routes["/admin"] option-type']],
  [
    'options of a class',
    new (class Options {
      allowOrigins = ['*'];
      get enforce() {
        return true;
      }
    })(),
    ['options option-type', 'allowOrigins origins-missing'],
  ],
  [
    'options that are inherited',
    Object.create({ ...ORIGIN, enforce: true }),
    ['options option-type', 'allowOrigins origins-missing'],
  ],
  [
    'an expression with a name without its dot, with credentials',
    { allowOriginRegex: /https:\/\/.*example\.com/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials: write the name that is yours out'],
  ],
  [
    'an expression with a name without its end, with credentials',
    { allowOriginRegex: /https:\/\/example\.com.*/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials: write the name that is yours out'],
  ],
  [
    'an expression with names below a public suffix, with credentials',
    { allowOriginRegex: /https:\/\/[a-z0-9-]+\.vercel\.app/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials: write the name that is yours out'],
  ],
  [
    'an expression with one of two names without its dot, with credentials',
    { allowOriginRegex: /https:\/\/(app\.example\.com|.*example\.org)/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials: write the name that is yours out'],
  ],
  [
    'an expression with names below a registry, with credentials',
    { allowOriginRegex: /https:\/\/[a-z]+\.com/, allowCredentials: true },
    ['allowOriginRegex any-origin-with-credentials: write the name that is yours out'],
  ],
  [
    'an expression for strangers into the private network',
    { allowOriginRegex: /https:\/\/.*/, allowPrivateNetwork: true },
    ['allowOriginRegex private-network-any-origin'],
  ],
  [
    'an expression with a slash at its end',
    { allowOriginRegex: /https:\/\/a\.example\.com\// },
    ['allowOriginRegex regex-never-matches'],
  ],
  [
    'an expression in upper case',
    { allowOriginRegex: /https:\/\/App\.example\.com/ },
    ['allowOriginRegex regex-never-matches'],
  ],
  [
    'an expression with the default port',
    { allowOriginRegex: /https:\/\/a\.example\.com:443/ },
    ['allowOriginRegex regex-never-matches'],
  ],
  [
    'two origins in one text',
    origins('https://a.example, https://b.example'),
    ["allowOrigins[0] origin-invalid: write each by itself: 'https://a.example', 'https://b.example'"],
  ],
  [
    'a star within a label',
    origins('https://api-*.example.com'),
    ["allowOrigins[0] origin-invalid: '*' may stand for the first labels or for the port"],
  ],
  [
    'a scheme without its colon',
    origins('https//a.example'),
    ["allowOrigins[0] origin-invalid: write 'https://a.example'"],
  ],
  [
    'an unset variable in a list',
    origins(undefined),
    ['allowOrigins[0] option-type: write a string; is a variable unset?'],
  ],
  ['a function for options', () => {}, ['options option-type: write {', 'allowOrigins origins-missing']],
  [
    'a route that is no path',
    { ...ORIGIN, routes: { public: {} } },
    ['routes["public"] route-invalid: write a path'],
  ],
  ['a star inside a route', { ...ORIGIN, routes: { '/a/*/b': {} } }, ['routes["/a/*/b"] route-invalid']],
  [
    'two routes for one path',
    { ...ORIGIN, routes: { '/a': {}, '/A/': {} } },
    ['routes["/A/"] route-duplicate'],
  ],
  [
    'two names for one place',
    { ...ORIGIN, routes: { '/:a': {}, '/:b': {} } },
    ['routes["/:b"] route-duplicate'],
  ],
  [
    'a misspelt option of a route',
    { ...ORIGIN, routes: { '/a': { maxage: 1 } } },
    ['routes["/a"].maxage option-unknown: did you mean maxAge?'],
  ],
  [
    'routes within a route',
    { ...ORIGIN, routes: { '/a': { routes: {} } } },
    ['routes["/a"].routes option-unknown: move it to the base'],
  ],
  ['a route of the wrong type', { ...ORIGIN, routes: { '/a': ['*'] } }, ['routes["/a"] option-type']],
  ['routes of the wrong type', { ...ORIGIN, routes: [] }, ['routes option-type']],
  [
    'an undefined value in a route',
    { ...ORIGIN, routes: { '/a': { allowOrigins: undefined } } },
    ['routes["/a"].allowOrigins option-undefined'],
  ],
  [
    'a star in a route, credentials in the base',
    { ...CREDENTIALS, routes: { '/a': { allowOrigins: ['*'] } } },
    ['routes["/a"].allowOrigins[0] any-origin-with-credentials'],
  ],
  [
    'one mistake of the base that a route inherits',
    { allowOrigins: ['x'], routes: { '/a': { maxAge: 1 } } },
    ['allowOrigins[0] origin-invalid'],
  ],

  [
    'a mistake in an environment that is not in force',
    { ...ORIGIN, environments: { staging: { maxAge: -1 } } },
    ['environments.staging.maxAge option-range'],
  ],
  [
    'an unset variable in an environment',
    { ...ORIGIN, environments: { staging: { allowOrigins: undefined } } },
    ['environments.staging.allowOrigins option-undefined'],
  ],
  [
    'environments within an environment',
    { ...ORIGIN, environments: { staging: { environments: {} } } },
    ['environments.staging.environments option-unknown'],
  ],
  ['environments of the wrong type', { ...ORIGIN, environments: 'production' }, ['environments option-type']],
];

describe('a wrong policy is refused', () => {
  test.each(REFUSED)('%s', (_, options, wanted) => {
    const found = problemsOf(options);
    expect(found).toHaveLength(wanted.length);
    for (const [i, want] of wanted.entries()) expect(found[i]).toContain(want);
  });

  test('all problems are reported at once, in the message too', () => {
    try {
      build({ allowOrigins: ['https://a.example/'], maxAge: -1, debug: 1 });
      expect.unreachable();
    } catch (error) {
      const { problems, message } = error as CorsPolicyError;
      expect(problems.map(({ code }) => code)).toEqual(['origin-invalid', 'option-range', 'option-type']);
      expect(message).toContain('the CORS policy has 3 problems:');
      for (const problem of problems) {
        expect(message).toContain(
          `${problem.path}: ${problem.message}\n    fix: ${problem.fix} [${problem.code}]`,
        );
      }
      expect(Object.isFrozen(problems) && problems.every((problem) => Object.isFrozen(problem))).toBe(true);
    }
  });

  test('a value that cannot be quoted is no exception of ours', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(problemsOf({ allowOrigins: [loop, Symbol('x'), 10n, Object.create(null)] })).toHaveLength(4);
  });

  test('a message lists fifty problems, the data all', () => {
    try {
      build({ allowOrigins: Array.from({ length: 60 }, (_, i) => `x ${i}`) });
      expect.unreachable();
    } catch (error) {
      const { problems, message } = error as CorsPolicyError;
      expect(problems).toHaveLength(60);
      expect(message).toContain('has 60 problems:');
      expect(message).toContain("and 10 more, in the error's problems");
    }
  });

  test('a name of a megabyte is no burden', () => {
    expect(problemsOf({ ...ORIGIN, ['x'.repeat(1_000_000)]: 1 })).toHaveLength(1);
  });
});

describe('each hatch opens what it names and nothing else', () => {
  test.each([
    ['dangerouslyAllowNullOrigin', origins('null')],
    ['dangerouslyAllowAnyOriginWithCredentials', withCredentials('*')],
    [
      'dangerouslyAllowAnyOriginWithCredentials',
      { allowOriginRegex: /https:\/\/.*/, allowCredentials: true },
    ],
    ['dangerouslyAllowInsecureOriginsWithCredentials', withCredentials('http://a.example')],
    ['dangerouslyAllowPublicSuffixSubdomains', withCredentials('https://*.github.io')],
  ])('%s', (hatch, options) => {
    const hatches = [
      'dangerouslyAllowNullOrigin',
      'dangerouslyAllowAnyOriginWithCredentials',
      'dangerouslyAllowInsecureOriginsWithCredentials',
      'dangerouslyAllowPublicSuffixSubdomains',
    ];
    const others = Object.fromEntries(hatches.filter((name) => name !== hatch).map((name) => [name, true]));
    expect(problemsOf({ ...options, ...others })).toHaveLength(1);
    expect(problemsOf({ ...options, [hatch]: true })).toEqual([]);
  });
});

test.each([
  ['an expression for addresses', { allowOriginRegex: /http:\/\/\[::1\](:\d+)?/, allowCredentials: true }],
  [
    'an expression for names of this machine',
    { allowOriginRegex: /http:\/\/([a-z0-9-]+\.)?localhost(:\d+)?/, allowCredentials: true },
  ],
  ['a long expression', { allowOriginRegex: /https:\/\/(a?){300}\.example\.com/, allowCredentials: true }],
  ['a wide expression without credentials', { allowOriginRegex: /[a-z:/.]+/ }],
  ['an expression for ports', { allowOriginRegex: /http:\/\/localhost:[0-9]{4,5}/ }],
  [
    'credentials and loopback over http',
    withCredentials('http://localhost:3000', 'http://127.0.0.1:*', 'http://[::1]'),
  ],
  ["credentials and subdomains of one's own", withCredentials('https://*.example.com')],
  ['no credentials and subdomains of a suffix', origins('https://*.github.io')],
  ['no credentials and plain http', origins('http://a.example')],
  ['nobody', origins()],
  ['a predicate alone', { allowOriginIf: () => true }],
  ['OPTIONS listed, which changes nothing', { ...ORIGIN, allowMethods: ['OPTIONS'] }],
  ['duplicates in any case', { ...ORIGIN, allowHeaders: ['X-A', 'x-a'], allowMethods: ['PUT', 'PUT'] }],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /https:\/\/([a-z0-9-]+\.)*example\.com(:\d+)?/, allowCredentials: true },
  ],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /http:\/\/localhost:\d+/, allowCredentials: true },
  ],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /https:\/\/(app|admin)\.example\.(com|org)/, allowCredentials: true },
  ],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /https:\/\/pr-\d+-myapp\.vercel\.app/, allowCredentials: true },
  ],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /chrome-extension:\/\/[a-p]{32}/, allowCredentials: true },
  ],
  [
    "an expression for names of one's own with credentials",
    { allowOriginRegex: /^https:\/\/([^.]+\.)?example\.co\.uk$/, allowCredentials: true },
  ],
  ['a star beside Authorization', { ...ORIGIN, allowHeaders: ['*', 'Authorization'] }],
])('%s: nothing to refuse', (_, options) => {
  expect(problemsOf(options)).toEqual([]);
});

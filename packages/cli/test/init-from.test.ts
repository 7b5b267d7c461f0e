import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CorsOptions } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { loadPolicyFile } from '../src/config/load.js';
import { readSource } from '../src/init/from/read-source.js';
import { translateRegex } from '../src/init/from/translate/regex.js';
import { makeProject, runCli } from './support.js';

// Whether it allows more than the peer is decided in conformance/init, by the peers; here, what is read and what is told.

const words = (text: string) => text.replace(/\s+/g, ' ');

interface Case {
  readonly is: string;
  readonly source: string;
  /** What the policy says, as far as it is asked here. */
  readonly policy: CorsOptions;
  /** What is told, each by `line:column` and words. */
  readonly told?: readonly (readonly [place: string, words: string])[];
  /** 1 where something is left to be done by hand. */
  readonly code?: 0 | 1;
}

const APP = 'https://app.example.com';
const IMPORT = "import cors from 'cors';\n";

const SCRIPTS: readonly Case[] = [
  {
    is: 'required, called and mounted in one line',
    source: `app.use(require('cors')({ origin: '${APP}' }));`,
    policy: {
      allowOrigins: [APP],
      allowHeaders: ['*', 'Authorization'],
      allowMethods: ['PUT', 'PATCH', 'DELETE'],
    },
    told: [
      ['1:9', 'allowedHeaders: none are said'],
      ['1:9', 'maxAge: none is said'],
    ],
  },
  {
    is: 'in TypeScript, with types, spreads and names of names',
    source: `import cors, { type CorsOptions } from 'cors';
const one = '${APP}' as const;
const list: string[] = [one, \`https://b.example.com\`];
const base = { credentials: true } satisfies CorsOptions;
const options: CorsOptions = { ...base, origin: [...list, 'https://c.example.com'], maxAge: 60 * 60 };
app.use(cors(options));`,
    policy: {
      allowOrigins: [APP, 'https://b.example.com', 'https://c.example.com'],
      allowCredentials: true,
      maxAge: 3600,
    },
  },
  {
    is: 'imported when it is needed',
    source: `await app.register(import('@fastify/cors'), { origin: '${APP}', exposedHeaders: ['X-Total', 'Date'] });`,
    policy: { allowOrigins: [APP], exposeHeaders: ['X-Total', 'Date'] },
  },
  {
    is: 'of Nest',
    source: `const app = await NestFactory.create(AppModule);\napp.enableCors({ origin: ['${APP}'], methods: ['GET', 'PATCH'] });`,
    policy: { allowOrigins: [APP], allowMethods: ['GET', 'PATCH'] },
  },
  {
    is: 'of one path',
    source: `${IMPORT}app.use('/api', cors({ origin: ['${APP}', 'http://localhost:3000'], allowedHeaders: [] }));`,
    policy: {
      allowOrigins: [],
      routes: { '/api/*': expect.objectContaining({ allowOrigins: [APP] }) },
      environments: {
        development: {
          routes: { '/api/*': expect.objectContaining({ allowOrigins: ['http://localhost:3000'] }) },
        },
        test: {},
      },
    },
  },
  {
    is: 'of two paths',
    source: `${IMPORT}app.get('/a', cors(), a);\napp.get('/b/:id', cors({ origin: '${APP}' }), b);`,
    policy: {
      allowOrigins: [],
      routes: {
        '/a': expect.objectContaining({ allowOrigins: ['*'] }),
        '/b/:id': expect.objectContaining({ allowOrigins: [APP] }),
      },
    },
  },
  {
    is: 'of paths that no route can say',
    source: `${IMPORT}app.use(/^\\/api/, cors({ origin: '${APP}' }));`,
    policy: { allowOrigins: [] },
    told: [['2:19', 'It holds for /^\\/api/ alone']],
    code: 1,
  },
  {
    is: 'twice',
    source: `${IMPORT}app.use(cors({ origin: '${APP}' }));\napp.get('/a', cors({ origin: true, credentials: true }), a);`,
    policy: { allowOrigins: [APP] },
    told: [
      ['3:15', 'There is another one here, for /a.'],
      ['3:22', 'any origin, with credentials'],
    ],
    code: 1,
  },
  {
    is: 'for preflights as well, which every policy answers',
    source: `${IMPORT}app.use(cors({ origin: ['${APP}'] }));\napp.options('*', cors());`,
    policy: { allowOrigins: [APP] },
    told: [['3:18', 'fullcors answers every preflight, without a route for it. fix: delete this line']],
  },
  {
    is: 'for preflights before the others, in another way',
    source: `${IMPORT}app.options('*', cors({ origin: 'https://b.example.com' }));\napp.use(cors({ origin: ['${APP}'] }));`,
    policy: { allowOrigins: [APP] },
    told: [['2:18', 'fix: delete that line: fullcors answers every preflight']],
    code: 1,
  },
  {
    is: 'for preflights first, of everyone, which is not who may read',
    source: `${IMPORT}app.options('*', cors());\napp.use(cors({ origin: ['${APP}'] }));`,
    policy: { allowOrigins: [APP] },
    told: [['2:18', 'fix: delete this line']],
  },
  {
    is: 'of a variable',
    source: `${IMPORT}app.use(cors({ origin: process.env.ORIGINS?.split(',').map((s) => s.trim()) ?? '*' }));`,
    policy: { allowOrigins: [] },
    told: [['2:16', 'set CORS_ALLOW_ORIGINS to the same list where ORIGINS is set today']],
    code: 1,
  },
  {
    is: 'of a variable, with what stands in for it',
    source: `${IMPORT}const list = process.env.ORIGINS ? process.env.ORIGINS.split(',') : ['http://localhost:3000', '${APP}'];\napp.use(cors({ origin: list }));`,
    // What production has set may be narrower than the default.
    policy: {
      allowOrigins: [],
      environments: { development: { allowOrigins: ['http://localhost:3000'] }, test: {} },
    },
    told: [['3:16', 'set CORS_ALLOW_ORIGINS to the same list where ORIGINS is set today']],
    code: 1,
  },
  {
    is: 'of a list with a hole for a variable',
    source: `${IMPORT}app.use(cors({ origin: ['${APP}', process.env.PREVIEW].filter(Boolean) }));`,
    policy: { allowOrigins: [APP] },
    told: [['2:52', 'where PREVIEW is set today']],
    code: 1,
  },
  {
    is: "of a tutorial: the developer's own machine",
    source: `${IMPORT}app.use(cors({ origin: 'http://localhost:5173', credentials: true }));`,
    policy: {
      allowOrigins: [],
      allowCredentials: true,
      environments: { development: { allowOrigins: ['http://localhost:5173'] }, test: {} },
    },
    told: [['2:16', 'In production nobody is allowed until you say who.']],
    code: 1,
  },
  {
    is: 'of nobody',
    source: `${IMPORT}app.use(cors({ origin: false }));`,
    policy: { allowOrigins: [] },
    told: [['2:16', 'In production nobody is allowed until you say who.']],
    code: 1,
  },
  {
    is: 'of a list that is changed',
    source: `${IMPORT}const list = ['${APP}'];\nif (x) list.push('https://b.example.com');\napp.use(cors({ origin: list }));`,
    policy: { allowOrigins: [APP] },
    told: [['3:8', "list.push('https://b.example.com') adds to the list"]],
    code: 1,
  },
  {
    is: 'of a list that is taken from',
    source: `${IMPORT}const list = ['${APP}', 'https://b.example.com'];\nlist.pop();\napp.use(cors({ origin: list }));`,
    policy: { allowOrigins: [] },
    told: [['4:16', 'list is changed after it was declared']],
    code: 1,
  },
  {
    is: 'of a name that is assigned again',
    source: `${IMPORT}let origin = '${APP}';\nif (x) origin = '*';\napp.use(cors({ origin }));`,
    policy: { allowOrigins: [] },
    told: [['4:16', 'origin is changed after it was declared']],
    code: 1,
  },
  {
    is: 'chosen for every request',
    source: `${IMPORT}app.use(cors((req, done) => done(null, { origin: '*' })));`,
    policy: { allowOrigins: [] },
    told: [['2:14', 'a function decides when it is asked']],
    code: 1,
  },
  {
    is: 'with what has no counterpart',
    source: `${IMPORT}app.use(cors({ origin: ['${APP}'], preflightContinue: true, optionsSuccessStatus: 204, alowedHeaders: ['X-A'] }));`,
    policy: { allowOrigins: [APP] },
    told: [
      ['2:53', 'preflightContinue: fullcors answers every preflight'],
      ['2:105', 'alowedHeaders is no option of cors, and has done nothing'],
    ],
  },
  {
    is: 'of mobile applications, whose localhost is no machine of a developer',
    source: `${IMPORT}app.use(cors({ origin: ['capacitor://localhost', '${APP}'] }));`,
    policy: { allowOrigins: ['capacitor://localhost', APP] },
  },
];

const PYTHON = 'from fastapi.middleware.cors import CORSMiddleware\n';
const added = (args: string) => `${PYTHON}app.add_middleware(CORSMiddleware, ${args})\n`;

const PYTHONS: readonly Case[] = [
  {
    is: 'a list of comprehension',
    source: added('allow_origins=[str(o) for o in settings.ORIGINS], allow_methods=["GET", "POST"]'),
    policy: { allowOrigins: [] },
    told: [['2:50', '[str(o) for o in settings.ORIGINS] is computed when the server runs']],
    code: 1,
  },
  {
    is: 'settings from elsewhere',
    source: added('allow_origins=settings.cors_origins, allow_credentials=settings.credentials'),
    policy: { allowOrigins: [] },
    told: [
      ['2:50', 'settings.cors_origins comes from elsewhere'],
      ['2:91', 'allow_credentials: settings.credentials comes from elsewhere'],
    ],
    code: 1,
  },
  {
    is: 'os.environ',
    source: added(
      'allow_origins=[os.environ["WEB"], "https://app.example.com"], allow_methods=["GET", "POST"]',
    ),
    policy: { allowOrigins: [APP] },
    told: [['2:51', 'set CORS_ALLOW_ORIGINS to the same list where WEB is set today']],
    code: 1,
  },
  {
    is: 'a comprehension over a variable',
    source: added(
      'allow_origins=[o.strip() for o in os.getenv("WEB", "").split(",")], allow_methods=["GET", "POST"]',
    ),
    policy: { allowOrigins: [] },
    told: [['2:50', 'set CORS_ALLOW_ORIGINS to the same list where WEB is set today']],
    code: 1,
  },
  {
    is: 'a variable if it is set',
    source: added(
      'allow_origins=os.getenv("WEB").split(",") if os.getenv("WEB") else ["http://localhost:3000"], allow_methods=["GET", "POST"]',
    ),
    policy: {
      allowOrigins: [],
      environments: { development: { allowOrigins: ['http://localhost:3000'] }, test: {} },
    },
    code: 1,
  },
  {
    is: 'texts for lists, which are lists of letters there',
    source: added(
      'allow_origins=["https://app.example.com"], allow_methods="GET, POST, PUT", allow_headers="X-A"',
    ),
    policy: { allowOrigins: [APP], allowHeaders: ['Content-Type'] },
    told: [['2:93', 'CORSMiddleware takes a list; what it makes of "GET, POST, PUT" no browser reads']],
  },
  {
    is: 'sums of lists',
    source: `${PYTHON}A = ["https://app.example.com"]\nB = A + ["http://localhost:8080"]\napp.add_middleware(CORSMiddleware, allow_origins=B, allow_methods=["GET", "POST"])`,
    policy: {
      allowOrigins: [APP],
      environments: { development: { allowOrigins: ['http://localhost:8080'] }, test: {} },
    },
  },
  {
    is: 'headers beside those that Starlette adds',
    source: added(
      'allow_origins=["https://app.example.com"], allow_methods=["GET", "POST"], allow_headers=["X-A"]',
    ),
    policy: { allowOrigins: [APP], allowHeaders: ['X-A', 'Content-Type'] },
    told: [['2:124', 'Starlette adds Accept, Accept-Language, Content-Language and Content-Type']],
  },
  {
    is: 'options of a dictionary that is not known',
    source: added('**settings.cors'),
    policy: { allowOrigins: [] },
    told: [['2:38', 'Options come from settings.cors comes from elsewhere']],
    code: 1,
  },
  {
    is: 'an application that is mounted',
    source: `${PYTHON}api = FastAPI()\napi.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"], allow_methods=["GET", "POST"])\napp.mount("/api", api)\n`,
    policy: { allowOrigins: [], routes: { '/api/*': expect.objectContaining({ allowOrigins: [APP] }) } },
  },
  {
    is: 'numbers, None and what is out of range',
    source: added(
      'allow_origins=["https://app.example.com"], allow_methods=["GET", "POST"], allow_origin_regex=None, max_age=-1',
    ),
    policy: { allowOrigins: [APP], maxAge: 0 },
    told: [['2:143', '-1 is no whole number of seconds from 0 to 86400']],
  },
  {
    is: 'private networks and anyone',
    source: added('allow_origins=["*"], allow_methods=["GET", "POST"], allow_private_network=True'),
    policy: { allowOrigins: ['*'] },
    told: [['2:110', 'every public site could reach into the private network']],
  },
];

const BY_FILE = [
  ...SCRIPTS.map((each) => ['server.ts', each] as const),
  ...PYTHONS.map((each) => ['main.py', each] as const),
];

describe.each(BY_FILE.map(([file, each]) => [file, each.is, each] as const))('%s: %s', (file, _, each) => {
  test('is read, and what is different is told at its place', async () => {
    const cwd = makeProject({ 'package.json': '{ "type": "module" }', [file]: each.source });
    const { code, out, err } = await runCli(['init', '--from', file, '-f', 'mjs'], { cwd });
    expect(err).toBe('');
    const { options } = await loadPolicyFile(cwd, 'cors.config.mjs');
    expect(options).toMatchObject(each.policy);
    for (const [place, said] of each.told ?? []) {
      const after = words(out).split(`${file}:${place} `).slice(1);
      expect(
        after.some((text) => text.split(`${file}:`)[0]?.includes(said)),
        `${place} ${said}\n${out}`,
      ).toBe(true);
    }
    expect(code, out).toBe(each.code ?? 0);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await runCli(['check', '--all'], { cwd })).code).toBe(0);
  });
});

test('what the lines come in place of is told, and what is for no server in Python', async () => {
  const server = `const express = require('express');\nconst cors = require('cors');\nconst app = express();\napp.use(cors({ origin: '${APP}' }));\n`;
  const files = { 'package.json': '{ "main": "server.js" }', 'server.js': server };
  const told = async (...flags: string[]) =>
    words((await runCli(['init', ...flags], { cwd: makeProject(files) })).out);
  expect(await told('--from', 'server.js')).toContain('two answer: server.js:2, server.js:4.');
  expect(await told('-o', APP)).toContain('two answer: server.js:2.');
  const cwd = makeProject({ 'main.py': added(`allow_origins=["${APP}"]`) });
  const python = words((await runCli(['init', '--from', 'main.py'], { cwd })).out);
  expect(python).toContain('A server in Python cannot take it: it is for nginx or another proxy in front');
  expect(python).not.toContain('two answer');
});

test('flags say what could not be read', async () => {
  const cwd = makeProject({ 'a.js': `${IMPORT}app.use(cors({ origin: true, credentials: true }));` });
  const flags = ['-o', APP, '-X', 'PUT', '-H', 'X-A', '--dev-origin', 'http://localhost:5173'];
  const { code, out } = await runCli(['init', '--from', 'a.js', '-f', 'json', ...flags], { cwd });
  expect(code).toBe(0);
  expect(words(out)).toContain('Not carried over.');
  const { $schema, ...policy } = JSON.parse(readFileSync(join(cwd, 'cors.config.json'), 'utf8'));
  expect(policy).toEqual({
    allowOrigins: [APP],
    allowCredentials: true,
    allowMethods: ['PUT'],
    allowHeaders: ['X-A'],
    environments: { development: { allowOrigins: ['http://localhost:5173'] }, test: {} },
  });
});

test('--print prints the policy alone; what is told goes beside it', async () => {
  const cwd = makeProject({ 'a.js': `${IMPORT}app.use(cors({ origin: true, credentials: true }));` });
  const { code, out, err } = await runCli(['init', '--from', 'a.js', '-f', 'json', '--print'], { cwd });
  expect([code, JSON.parse(out).allowOrigins]).toEqual([1, []]);
  expect(words(err)).toContain('every site that a signed-in user visits can read');
});

describe('what cannot be read', () => {
  test.each([
    ['server.js', 'const a = 1;', 'server.js configures no CORS that is known here'],
    ['server.js', 'const a = ;', 'server.js:1:11: Unexpected token'],
    ['main.py', 'app = FastAPI()', 'main.py configures no CORS that is known here'],
    ['nginx.conf', 'add_header Access-Control-Allow-Origin *;', 'neither JavaScript, TypeScript nor Python'],
    ['server.js', "import cors from './my-cors.js';\napp.use(cors({ origin: '*' }));", 'configures no CORS'],
  ])('%s: %s', async (file, text, said) => {
    const cwd = makeProject({ [file]: text });
    const { code, out, err } = await runCli(['init', '--from', file], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(words(err)).toContain(said);
    expect(words(err)).toContain('fix: ');
  });

  test('a directory', async () => {
    const cwd = makeProject({ 'src/a.js': '' });
    const { code, err } = await runCli(['init', '--from', 'src'], { cwd });
    expect([code, words(err)]).toEqual([2, expect.stringContaining('src is a directory')]);
  });

  test('anything else is read without an exception', async () => {
    const cwd = makeProject({});
    const fragments = [
      'cors(',
      ')',
      '{',
      '}',
      '[',
      ']',
      "origin: '*'",
      '...a',
      'require("cors")',
      'app.use(',
      '**k',
      '=',
      '"',
      "'",
      '\n',
      'CORSMiddleware',
      'add_middleware(',
      ',',
      'allow_origins',
      '/(/',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...fragments), { maxLength: 30 }),
        fc.boolean(),
        async (parts, isPython) => {
          const { writeFileSync } = await import('node:fs');
          const name = isPython ? 'a.py' : 'a.js';
          writeFileSync(join(cwd, name), parts.join(' '));
          await readSource(cwd, name).catch((error: Error) => {
            if (error.name !== 'CannotRun') throw error;
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an expression', () => {
  test.each([
    ['\\.example\\.com$', ['https://*.example.com']],
    ['example\\.com$', ['https://example.com', 'https://*.example.com']],
    ['^https:\\/\\/(.+\\.)?example\\.com$', ['https://example.com', 'https://*.example.com']],
    [
      '^https?:\\/\\/([a-z0-9-]+\\.)*example\\.com$',
      ['https://example.com', 'https://*.example.com', 'http://example.com', 'http://*.example.com'],
    ],
    ['^https:\\/\\/app\\.example\\.com(:\\d+)?$', ['https://app.example.com:*']],
    ['^https:\\/\\/app\\.example\\.com:8443$', ['https://app.example.com:8443']],
    ['^http:\\/\\/localhost(:[0-9]+)?$', ['http://localhost:*']],
    ['localhost', ['http://localhost:*']],
    ['^http:\\/\\/localhost:\\d+$', []],
    ['^https:\\/\\/[^.]+\\.example\\.com$', []],
    ['^https:\\/\\/(a|b)\\.example\\.com$', []],
  ])('/%s/ is %j', (source, patterns) => {
    const { patterns: made, regex, refused } = translateRegex({ source, flags: '', isWhole: false }, false);
    expect(made).toEqual(patterns);
    if (patterns.length === 0) expect([typeof regex, refused]).toEqual(['object', undefined]);
  });

  test('allows no more than it did, whatever it is made of', () => {
    const parts = [
      '^',
      '$',
      'https?:\\/\\/',
      'https:\\/\\/',
      '.*',
      '.+',
      '\\.',
      '.',
      '(.*\\.)?',
      '[a-z]+',
      '[^.]+\\.',
      'example',
      'app',
      'com',
      'localhost',
      '(:\\d+)?',
      ':\\d+',
      '(a|b)',
      '|',
      '\\/',
    ];
    const hosts = [
      'example.com',
      'app.example.com',
      'a.b.example.com',
      'evilexample.com',
      'example.com.evil.net',
      'appxexample.com',
      'localhost',
      'com',
      'app',
      'b.com',
    ];
    const origins = ['https', 'http'].flatMap((scheme) =>
      hosts.flatMap((host) => ['', ':3000'].map((port) => `${scheme}://${host}${port}`)),
    );
    const allows = (pattern: string, origin: string): boolean => {
      const source = pattern.replace(/[.]/g, '\\.').replace('*\\.', '(.+\\.)').replace(/:\*$/, '(:\\d+)?');
      return new RegExp(`^${source}$`).test(origin);
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (chosen, isWhole) => {
          const source = chosen.join('');
          try {
            new RegExp(source);
          } catch {
            return;
          }
          const before = new RegExp(isWhole ? `^(?:${source})$` : source);
          const { patterns, regex } = translateRegex({ source, flags: '', isWhole }, false);
          const whole = regex && new RegExp(`^(?:${regex.source})$`, regex.flags);
          for (const origin of origins) {
            const is = patterns.some((pattern) => allows(pattern, origin)) || whole?.test(origin) === true;
            if (is) expect(before.test(origin), `${source}: ${origin}`).toBe(true);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

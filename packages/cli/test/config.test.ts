import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyIn } from '../src/config/in-force.js';
import { jsonError } from '../src/config/json-error.js';
import { keyPathOf, segmentsOf } from '../src/config/key-path.js';
import { loadPolicyFile } from '../src/config/load.js';
import { CannotRun } from '../src/exit.js';
import { makeProject } from './support.js';

const SAID = {
  allowOrigins: ['https://app.example.com', 'https://*.example.com'],
  environments: { staging: { allowOrigins: ['https://staging.example.com'], maxAge: 60 } },
  routes: { '/public/*': { allowOrigins: ['*'] } },
};

/** The same policy in every form, and where `environments.staging.allowOrigins[0]` stands in it. */
const FORMS: readonly (readonly [name: string, text: string, line: number, column: number])[] = [
  [
    'cors.config.ts',
    `import { defineCors } from 'fullcors';
const staging: string[] = ['https://staging.example.com'];
export default defineCors({
  allowOrigins: ['https://app.example.com', 'https://*.example.com'],
  environments: { staging: { allowOrigins: staging as ['https://staging.example.com'], maxAge: 60 } },
  routes: { '/public/*': { allowOrigins: ['*'] } },
});
`,
    2,
    28,
  ],
  [
    'cors.config.mjs',
    `const base = { allowOrigins: ['https://app.example.com', 'https://*.example.com'] };
export default {
  ...base,
  environments: {
    staging: {
      allowOrigins: [
        'https://staging.example.com',
      ],
      maxAge: 60,
    },
  },
  routes: { '/public/*': { allowOrigins: ['*'] } },
};
`,
    7,
    9,
  ],
  [
    'cors.config.cjs',
    `module.exports = {
  allowOrigins: ['https://app.example.com', 'https://*.example.com'],
  environments: { staging: { allowOrigins: ['https://staging.example.com'], maxAge: 60 } },
  routes: { '/public/*': { allowOrigins: ['*'] } },
};
`,
    3,
    45,
  ],
  ['cors.config.json', JSON.stringify(SAID, null, 2), 9, 9],
  [
    'cors.config.yaml',
    `allowOrigins: [https://app.example.com, 'https://*.example.com']
environments:
  staging:
    allowOrigins:
      - https://staging.example.com
    maxAge: 60
routes:
  /public/*: { allowOrigins: ['*'] }
`,
    5,
    9,
  ],
  [
    'cors.config.toml',
    `allowOrigins = ["https://app.example.com", "https://*.example.com"]

[environments.staging]
allowOrigins = ["https://staging.example.com"]
maxAge = 60

[routes."/public/*"]
allowOrigins = ["*"]
`,
    4,
    17,
  ],
];

describe.each(FORMS)('%s', (name, text, line, column) => {
  test('says what the others say', async () => {
    const file = await loadPolicyFile(makeProject({ [name]: text }));
    expect(JSON.parse(JSON.stringify(file.options))).toEqual(SAID);
    expect(file.shown).toBe(name);
  });

  test('is found from below', async () => {
    const folder = makeProject({ [name]: text, 'a/b/c': '' });
    expect((await loadPolicyFile(join(folder, 'a/b'))).shown).toBe(`../../${name}`);
  });

  test('tells where a key path stands, or what is around it', async () => {
    const { locate } = await loadPolicyFile(makeProject({ [name]: text }));
    expect(locate('environments.staging.allowOrigins[0]')).toEqual({ line, column });
    const around = locate('environments.staging.maxAge');
    expect(text.split('\n')[(around?.line ?? 0) - 1]).toContain('maxAge');
    expect(text.split('\n')[(locate('routes["/public/*"].allowOrigins[0]')?.line ?? 0) - 1]).toContain('*');
    expect(locate('environments.staging.allowOrigins[7].x')).toBeDefined();
  });
});

test.each([
  [{}, undefined, /^there is no cors\.config\.ts .*here or further up$/],
  [
    { 'cors.config.ts': '', 'cors.config.json': '' },
    undefined,
    /^there are cors\.config\.ts and cors\.config\.json, and only one/,
  ],
  [{}, 'no.ts', /^there is no file no\.ts$/],
  [{ 'd/cors.config.ts': '' }, 'd', /^d is a directory$/],
  [{ 'p.ini': '' }, 'p.ini', /^p\.ini has none of the extensions \.ts, /],
  [{ 'cors.config.ts': 'export const a = 1;' }, undefined, /^cors\.config\.ts has no default export$/],
  [
    { 'cors.config.ts': 'export default [1];' },
    undefined,
    /^cors\.config\.ts does not hold one object of options, but a list$/,
  ],
  [{ 'cors.config.ts': 'export default () => ({});' }, undefined, /but a function$/],
  [
    { 'cors.config.ts': 'export default {\n  a: ,\n};' },
    undefined,
    /^cors\.config\.ts:2:6: Unexpected token, in: a: ,$/,
  ],
  [
    { 'cors.config.mjs': "\n\nthrow new Error('no database');" },
    undefined,
    /^cors\.config\.mjs:3: no database$/,
  ],
  [
    { 'cors.config.ts': "import 'not-there';\nexport default {};" },
    undefined,
    /^cors\.config\.ts imports not-there, which is not found$/,
  ],
  [{ 'cors.config.json': '{\n  "allowOrigins": [\n}' }, undefined, /^cors\.config\.json:3:\d+: /],
  [
    { 'cors.config.json': '{\n  "allowOrigins": [],\n}' },
    undefined,
    /^cors\.config\.json:2:21: a comma before }, which JSON does not allow$/,
  ],
  [
    { 'cors.config.json': '{\n  // mine\n  "allowOrigins": []\n}' },
    undefined,
    /^cors\.config\.json:2:3: a comment, which JSON does not allow$/,
  ],
  [{ 'cors.config.json': 'allowOrigins: []' }, undefined, /^cors\.config\.json:1:1: unexpected "a"$/],
  [
    { 'cors.config.json': '{"maxAge": 1, "maxAge": 2}' },
    undefined,
    /^cors\.config\.json:1:15: Map keys must be unique$/,
  ],
  [{ 'cors.config.yaml': 'a: [1\nb: 2' }, undefined, /^cors\.config\.yaml:\d+:\d+: /],
  [{ 'cors.config.toml': 'a = 1\nb = = 2' }, undefined, /^cors\.config\.toml:2:\d+: /],
  [{ 'cors.config.yaml': '' }, undefined, /does not hold one object of options, but nothing$/],
] as const)('%j with --config %s cannot be run', async (files, given, said) => {
  const error = await loadPolicyFile(makeProject(files), given).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(CannotRun);
  expect(error.message).toMatch(said);
  expect(error.message).not.toContain('.e2e');
});

test('what JSON.parse takes is taken, and nothing else', () => {
  const fragments = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    "'a'",
    '1',
    '01',
    '-1.5e3',
    '1.',
    'true',
    'nul',
    ' ',
    '\n',
  ];
  const broken = fc.array(fc.constantFrom(...fragments, '//', '#', '"\\x"', '"\t"', '\u00a0'), {
    maxLength: 8,
  });
  const texts = fc.oneof(
    fc.json(),
    broken.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(jsonError(text) === undefined, text).toBe(isJson);
    }),
    { numRuns: 3000 },
  );
});

test('a key path is read as it is written', () => {
  const paths: [string, (string | number)[]][] = [
    ['allowOrigins[1]', ['allowOrigins', 1]],
    ['routes["/a.b/[c]"].maxAge', ['routes', '/a.b/[c]', 'maxAge']],
    ['environments.production.routes["/a"]', ['environments', 'production', 'routes', '/a']],
  ];
  for (const [path, segments] of paths) {
    expect(segmentsOf(path)).toEqual(segments);
    expect(keyPathOf(segments)).toBe(path);
  }
});

test('the policy of an environment has nothing of this process in it', async () => {
  const file = await loadPolicyFile(makeProject({ 'cors.config.json': JSON.stringify(SAID) }));
  const { policy } = policyIn(file, 'staging', { CORS_MAX_AGE: '5', CORS_ENV: 'production' });
  expect(policy).toMatchObject({ environment: 'staging', maxAge: 60 });
  expect(policyIn(file, undefined, { CORS_ENV: 'staging' }).policy.environment).toBe('staging');
  expect(policyIn(file, undefined, {}).policy.environment).toBe('production');
  expect(() => policyIn(file, 'stagin', {})).toThrow(/stagin/);
});

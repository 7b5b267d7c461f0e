import type { CorsOptions } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { type Explained, explain } from './explained.js';
import { makeProject, runCli } from './support.js';

const APP = 'https://app.example.com';

const POLICY: CorsOptions = {
  allowOrigins: [APP, 'https://*.example.org'],
  allowCredentials: true,
  allowMethods: ['PUT'],
  allowHeaders: ['X-API-Key'],
  exposeHeaders: ['X-Total'],
  routes: {
    '/public/*': { allowOrigins: ['*'], allowCredentials: false, allowHeaders: ['*'] },
    '/frames': { allowOrigins: ['null'], dangerouslyAllowNullOrigin: true, allowCredentials: false },
  },
  environments: {
    development: { allowOrigins: ['http://localhost:*'] },
    staging: { enforce: true },
  },
};

/** Every check, by kind and code: `preflight +origin-listed -method-not-allowed`. */
const steps = ({ steps }: Explained): readonly string[] =>
  steps.map(
    ({ kind, checks }) =>
      `${kind} ${checks.map(({ code, passed }) => `${passed ? '+' : '-'}${code}`).join(' ')}`,
  );

/** What is asked; the verdict; what makes it ask first; the checks. */
const TABLE: readonly (readonly [
  args: string,
  verdict: string,
  because: string,
  checks: readonly string[],
])[] = [
  [`-o ${APP}`, 'allowed', '', ['actual +origin-listed']],
  [`-o ${APP} -X POST /items`, 'allowed', '', ['actual +origin-listed']],
  [
    `-o ${APP} -X put`,
    'allowed',
    'PUT',
    ['preflight +origin-listed +method-allowed', 'actual +origin-listed'],
  ],
  [`-o ${APP} -X patch`, 'blocked', 'patch', ['preflight +origin-listed -method-not-allowed']],
  [
    `-o ${APP} -X PUT -H X-API-Key --credentials`,
    'allowed',
    'PUT X-API-Key',
    ['preflight +origin-listed +method-allowed +header-allowed', 'actual +origin-listed'],
  ],
  [
    `-o ${APP} -X DELETE -H Content-Type`,
    'blocked',
    'DELETE Content-Type',
    ['preflight +origin-listed -method-not-allowed -header-not-allowed'],
  ],
  [`-o ${APP} -H Content-Type:text/plain`, 'allowed', '', ['actual +origin-listed']],
  [`-o ${APP} -H Accept-Language:en`, 'allowed', '', ['actual +origin-listed']],
  ['-o https://a.b.example.org', 'allowed', '', ['actual +origin-listed']],
  ['-o https://example.org', 'blocked', '', ['actual -origin-not-allowed']],
  ['-o http://app.example.com', 'blocked', '', ['actual -origin-not-allowed']],
  ['-o null', 'blocked', '', ['actual -origin-null']],
  ['-o null /frames', 'allowed', '', ['actual +origin-listed']],
  ['-o null --credentials /frames', 'blocked', '', ['actual +origin-listed']],
  ['-o https://anyone.example /public/a', 'allowed', '', ['actual +origin-any']],
  ['-o https://anyone.example --credentials /public/a', 'blocked', '', ['actual +origin-any']],
  [
    '-o https://anyone.example -H X-Any /public/a',
    'allowed',
    'X-Any',
    ['preflight +origin-any +method-safelisted +header-allowed', 'actual +origin-any'],
  ],
  ['-o http://localhost:3000 --env development', 'allowed', '', ['actual +origin-listed']],
  [`-o ${APP} --env development`, 'blocked', '', ['actual -origin-not-allowed']],
  [
    `-o ${APP} --env staging -X PUT -H X-API-Key`,
    'allowed',
    'PUT X-API-Key',
    ['preflight +origin-listed +method-allowed +header-allowed', 'actual +origin-listed'],
  ],
  [`-o ${APP} --env staging`, 'refused', '', ['actual +origin-listed -method-not-enforced']],
  ['-o https://x.example --env staging', 'blocked', '', ['actual -origin-not-allowed']],
];

describe('the verdict, step by step', () => {
  test.each(TABLE)('%s', async (args, verdict, because, checks) => {
    const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
    const explained = await explain(cwd, ...args.split(' '));
    expect(explained.verdict).toBe(verdict);
    expect(explained.code).toBe(verdict === 'allowed' ? 0 : 1);
    expect(explained.preflightBecauseOf.join(' ')).toBe(because);
    expect(steps(explained)).toEqual(checks);
    // Whatever blocks has a reason, and where a check does, its fix and its place.
    expect(explained.reason === null).toBe(verdict !== 'blocked');
    for (const { passed, fix, where } of explained.steps.flatMap(({ checks }) => checks)) {
      if (!passed) expect(fix).toBeTruthy();
      if (!passed) expect(where).toMatch(/^cors\.config\.json:1:\d+$/);
    }
  });

  test('names the route and the environment', async () => {
    const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
    expect(await explain(cwd, '-o', APP, '/public/x')).toMatchObject({
      environment: 'production',
      route: '/public/*',
    });
    const { out } = await runCli(['explain', '-o', APP, '/public/x'], { cwd, env: { CORS_ENV: 'staging' } });
    expect(out).toContain('The policy is cors.config.json, staging, the route /public/*.');
  });

  test('says what the page may read', async () => {
    const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
    expect((await explain(cwd, '-o', APP)).exposed).toEqual(['X-Total']);
    const { out } = await runCli(['explain', '-o', APP], { cwd });
    expect(out.replace(/\s+/g, ' ')).toContain(
      'The page may read the status, the body, the safelisted headers, and X-Total.',
    );
  });

  test.each([['PUT'], ['PATCH']])(
    'patch is for the page to write as PATCH, where %s is allowed',
    async (method) => {
      const cwd = makeProject({ 'cors.config.json': JSON.stringify({ ...POLICY, allowMethods: [method] }) });
      const { steps } = await explain(cwd, '-o', APP, '-X', 'patch', '/a');
      expect(steps[0]?.checks.at(-1)?.fix).toMatch(/^write method: 'PATCH' in the page/);
    },
  );

  test('names the engines that judge otherwise', async () => {
    const cwd = makeProject({
      'cors.config.json': JSON.stringify({ allowOrigins: ['*'], allowHeaders: ['*'], debug: true }),
    });
    const args = ['-o', APP, '-H', 'Authorization: Bearer x'];
    expect(await explain(cwd, ...args)).toMatchObject({
      verdict: 'blocked',
      reason: 'header-not-allowed',
      enginesThatDiffer: ['chromium', 'firefox', 'webkit'].map((engine) => ({ engine, isAllowed: true })),
    });
    const { out } = await runCli(['explain', ...args], { cwd });
    expect(out).toContain('\nChromium, Firefox and Safari allow it all the same.\n');
  });

  test('a function is asked, and a thrown error is a refusal', async () => {
    const cwd = makeProject({
      'cors.config.mjs': `export default { allowOriginIf: async (origin) => {
        if (origin.includes('boom')) throw new Error('no database');
        return origin === '${APP}';
      } };`,
    });
    expect(await explain(cwd, '-o', APP)).toMatchObject({ verdict: 'allowed' });
    expect(await explain(cwd, '-o', 'https://boom.example')).toMatchObject({ verdict: 'blocked' });
  });
});

describe('what cannot be explained is 2', () => {
  test.each([
    [
      ['-o', 'https://app.example.com/'],
      /is not an origin as browsers send it\n {2}fix: write https:\/\/app\.example\.com$/m,
    ],
    // Nor is a value that looks like an option of the program taken for it.
    [['-o', '-V'], /"-V" is not an origin as browsers send it/],
    [['-o', APP, '-X', 'TRACE'], /is no method that a page can use/],
    [['-o', APP, '-H', 'X Y'], /is not a header name/],
    [['-o', APP, '-H', 'Host: x'], /no page can send Host: browsers drop it/],
    [['-o', APP, 'items'], /"items" is not a path\n {2}fix: write the path that the page asks for/],
    [['-o', APP, '-e', 'prod'], /"prod" is not one of the environments/],
    [['-o', APP, '-c', 'nix.ts'], /there is no file nix\.ts/],
  ])('%j', async (args, said) => {
    const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
    const { code, out, err } = await runCli(['explain', ...args], { cwd });
    expect(err.replace(/\n {2}(?!fix)/g, ' ')).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a policy with problems names the first, where it stands, and check', async () => {
    const cwd = makeProject({
      'cors.config.json': '{\n  "allowOrigins": ["https://a.example/"],\n  "maxAge": -1\n}',
    });
    const { code, err } = await runCli(['explain', '-o', APP], { cwd });
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toMatch(
      /^error: cors\.config\.json:2:20: allowOrigins\[0\]: .* and 1 more fix: write 'https:\/\/a\.example'; fullcors check tells all/,
    );
  });
});

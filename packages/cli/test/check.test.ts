import type { CorsOptions } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { LINTS } from '../src/check/lints/all.js';
import { makeProject, runCli } from './support.js';

const APP = 'https://app.example.com';

interface Case {
  readonly is: string;
  readonly policy: CorsOptions;
  /** What is found in production, as `severity code at`. */
  readonly finds: readonly string[];
  /** The policy with the fixes: nothing is found in it. */
  readonly fixed: CorsOptions;
}

const JSON_OK = { allowHeaders: ['Content-Type'] };

const CASES: readonly Case[] = [
  {
    is: "the developer's own machine",
    policy: { allowOrigins: [APP, 'http://localhost:3000', 'http://127.0.0.1:*'] },
    finds: ['error localhost-allowed allowOrigins[1]', 'error localhost-allowed allowOrigins[2]'],
    fixed: {
      allowOrigins: [APP],
      environments: { development: { allowOrigins: ['http://localhost:3000'] } },
    },
  },
  {
    is: 'the same, said for production',
    policy: { allowOrigins: [APP], environments: { production: { allowOrigins: ['http://a.localhost'] } } },
    finds: ['error localhost-allowed environments.production.allowOrigins[0]'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'plain http',
    policy: { allowOrigins: ['http://app.example.com'] },
    finds: ['error http-allowed allowOrigins[0]'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a private address',
    policy: { allowOrigins: ['https://192.168.0.7', 'https://printer.local'] },
    finds: [
      'warning private-address-allowed allowOrigins[0]',
      'warning private-address-allowed allowOrigins[1]',
    ],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'null',
    policy: { allowOrigins: [APP, 'null'], dangerouslyAllowNullOrigin: true },
    finds: ['error null-allowed allowOrigins[1]', 'warning hatch-open dangerouslyAllowNullOrigin'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a pattern that anyone can come under',
    policy: { allowOrigins: ['https://*.github.io'] },
    finds: ['warning near-wildcard allowOrigins[0]'],
    fixed: { allowOrigins: ['https://me.github.io'] },
  },
  {
    is: 'an expression that anyone can come under',
    policy: { allowOrigins: [], allowOriginRegex: 'https://.*' },
    finds: ['warning near-wildcard allowOriginRegex'],
    fixed: { allowOrigins: [], allowOriginRegex: 'https://[a-z]+\\.example\\.com' },
  },
  {
    is: 'an origin that a pattern covers',
    policy: { allowOrigins: ['https://*.example.com', APP] },
    finds: ['warning origin-covered allowOrigins[1]'],
    fixed: { allowOrigins: ['https://*.example.com'] },
  },
  {
    is: 'an origin twice',
    policy: { allowOrigins: [APP, 'https://b.example.com', APP] },
    finds: ['warning origin-twice allowOrigins[2]'],
    fixed: { allowOrigins: [APP, 'https://b.example.com'] },
  },
  {
    is: 'nobody',
    policy: { allowOrigins: [] },
    finds: ['note nobody-allowed allowOrigins'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'OPTIONS listed',
    policy: { allowOrigins: [APP], allowMethods: ['GET', 'OPTIONS'] },
    finds: ['warning options-listed allowMethods[1]'],
    fixed: { allowOrigins: [APP], allowMethods: ['GET'] },
  },
  {
    is: 'PUT without JSON',
    policy: { allowOrigins: [APP], allowMethods: ['PUT'], allowHeaders: ['X-API-Key'] },
    finds: ['warning content-type-missing allowHeaders'],
    fixed: { allowOrigins: [APP], allowMethods: ['PUT'], allowHeaders: ['X-API-Key', 'content-type'] },
  },
  {
    is: '* for headers',
    policy: { allowOrigins: [APP], allowHeaders: ['*'] },
    finds: ['warning authorization-not-covered allowHeaders[0]'],
    fixed: { allowOrigins: [APP], allowHeaders: ['*', 'Authorization'] },
  },
  {
    is: 'a header that is exposed anyway',
    policy: { allowOrigins: [APP], exposeHeaders: ['X-Total', 'Content-Type'] },
    finds: ['warning exposed-already exposeHeaders[1]'],
    fixed: { allowOrigins: [APP], exposeHeaders: ['X-Total'] },
  },
  {
    is: 'debug',
    policy: { allowOrigins: [APP], debug: true },
    finds: ['error debug-in-production debug'],
    fixed: { allowOrigins: [APP], environments: { development: { debug: true } } },
  },
  {
    is: 'a day of memory',
    policy: { allowOrigins: [APP], maxAge: 86400 },
    finds: ['warning max-age-not-honoured maxAge'],
    fixed: { allowOrigins: [APP], maxAge: 7200 },
  },
  {
    is: 'no memory',
    policy: { allowOrigins: [APP], maxAge: 0 },
    finds: ['warning max-age-zero maxAge'],
    fixed: { allowOrigins: [APP], maxAge: 600 },
  },
  {
    is: 'Private Network Access',
    policy: { allowOrigins: [APP], allowPrivateNetwork: true },
    finds: ['warning private-network-legacy allowPrivateNetwork'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a hatch that nothing needs',
    policy: { allowOrigins: [APP], dangerouslyAllowAnyOriginWithCredentials: true },
    finds: ['warning hatch-open dangerouslyAllowAnyOriginWithCredentials'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a route that changes nothing',
    policy: { allowOrigins: [APP], routes: { '/a': { maxAge: 600 } } },
    finds: ['warning route-without-effect routes["/a"]'],
    fixed: { allowOrigins: [APP], routes: { '/a': { maxAge: 60 } } },
  },
  {
    is: 'a mistake on a route',
    policy: { allowOrigins: [APP], routes: { '/a': { allowOrigins: ['http://localhost:1'] } } },
    finds: ['error localhost-allowed routes["/a"].allowOrigins[0]'],
    fixed: { allowOrigins: [APP], routes: { '/a': { allowOrigins: ['https://a.example.com'] } } },
  },
  {
    is: 'a problem, which is no lint',
    policy: {
      allowOrigins: ['https://app.example.com/'],
      ...JSON_OK,
      environments: { staging: { maxAge: -1 } },
    },
    finds: ['error origin-invalid allowOrigins[0]', 'error option-range environments.staging.maxAge'],
    fixed: { allowOrigins: [APP] },
  },
];

const projectOf = (policy: CorsOptions) =>
  makeProject({ 'cors.config.json': JSON.stringify(policy, null, 2) });

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly keyPath: string;
  readonly environments: readonly string[];
  readonly line: number;
}
async function found(policy: CorsOptions, ...flags: string[]): Promise<{ code: number; findings: Found[] }> {
  const { code, out, err } = await runCli(['check', '--format', 'json', ...flags], {
    cwd: projectOf(policy),
  });
  expect(err).toBe('');
  return { code, findings: (JSON.parse(out) as { findings: Found[] }).findings };
}

describe.each(CASES.map((each) => [each.is, each] as const))('%s', (_, { policy, finds, fixed }) => {
  test('is found, where it stands', async () => {
    const { code, findings } = await found(policy);
    expect(findings.map(({ severity, code, keyPath }) => `${severity} ${code} ${keyPath}`)).toEqual(finds);
    expect(findings.every(({ line }) => line > 0)).toBe(true);
    expect(code).toBe(finds.some((each) => each.startsWith('error')) ? 1 : 0);
  });

  test('is gone with its fix', async () => {
    expect(await found(fixed)).toEqual({ code: 0, findings: [] });
  });
});

test("the localhost of a mobile application is no developer's machine", async () => {
  expect(await found({ allowOrigins: ['capacitor://localhost', APP] })).toEqual({ code: 0, findings: [] });
});

test('every lint has its case', () => {
  const codes = new Set(CASES.flatMap(({ finds }) => finds.map((each) => each.split(' ')[1])));
  const missing = LINTS.map(({ code }) => code).filter((code) => !codes.has(code));
  // A function is no JSON; its case is below.
  expect(missing).toEqual(['predicate-not-checked']);
});

test('what a function allows is said to be unchecked', async () => {
  const cwd = makeProject({ 'cors.config.mjs': 'export default { allowOriginIf: () => true };' });
  const { code, out } = await runCli(['check'], { cwd });
  expect(out).toContain('allowOriginIf is a function: what it allows is not checked.');
  expect(code).toBe(0);
});

describe('by environment', () => {
  const policy: CorsOptions = {
    allowOrigins: [APP],
    environments: {
      development: { allowOrigins: ['http://localhost:3000'], debug: true },
      staging: { allowOrigins: ['https://staging.example.com', 'http://localhost:3000'] },
      production: { maxAge: 86400 },
    },
  };

  test.each([
    ['development', []],
    ['staging', ['warning localhost-allowed']],
    ['production', ['warning max-age-not-honoured']],
  ])('%s', async (name, finds) => {
    const { findings } = await found(policy, '--env', name);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(finds);
  });

  test('all of them, each mistake once, with the environments that have it', async () => {
    const { findings } = await found({ ...policy, allowMethods: ['OPTIONS'] }, '--all');
    const at = (code: string) => findings.find((finding) => finding.code === code)?.environments;
    expect(at('options-listed')).toEqual(['development', 'staging', 'production']);
    expect(at('localhost-allowed')).toEqual(['staging']);
  });

  test('the one in force is chosen as a server would', async () => {
    const cwd = projectOf(policy);
    const checked = async (env: Record<string, string>) => {
      const { out } = await runCli(['check'], { cwd, env });
      return /\((\w+)\)/.exec(out)?.[1];
    };
    expect(await checked({})).toBe('production');
    expect(await checked({ NODE_ENV: 'development' })).toBe('development');
    expect(await checked({ NODE_ENV: 'development', CORS_ENV: 'staging' })).toBe('staging');
    expect(await checked({ CORS_ALLOW_ORIGINS: 'nonsense' })).toBe('production');
  });

  test('the difference in words', async () => {
    const { code, out } = await runCli(['check', '--diff', 'staging', 'production'], {
      cwd: projectOf(policy),
    });
    expect(code).toBe(0);
    expect(out).toBe(`- staging allows https://staging.example.com, http://localhost:3000.
- production allows https://app.example.com.
- Preflights are remembered for 600 s in staging, for 86400 s in production.
`);
    const same = await runCli(['check', '--diff', 'staging', 'staging'], { cwd: projectOf(policy) });
    expect(same.out).toBe('staging and staging answer alike.\n');
  });

  test.each([
    [['--env', 'stagin'], /"stagin" is not one of the environments .*did you mean "staging"\?/],
    [['--all', '--env', 'staging'], /--all and --env cannot be said together/],
    [['--diff', 'staging'], /--diff compares two environments, not 1/],
    [['--diff', 'staging', 'prod'], /"prod" is not one of the environments/],
    [['--diff', 'a', 'b', '--all'], /--diff names its environments itself/],
    [['--fromat', 'json'], /unknown option '--fromat'\s+\(Did you mean --format\?\)/],
  ])('%j cannot be run', async (flags, said) => {
    const { code, out, err } = await runCli(['check', ...flags], { cwd: projectOf(policy) });
    expect(err.replace(/\s+/g, ' ')).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('formats', () => {
  const policy: CorsOptions = { allowOrigins: [APP, 'http://localhost:3000'], maxAge: 86400 };
  const written = async (...flags: string[]) =>
    (await runCli(['check', ...flags], { cwd: projectOf(policy) })).out;

  test('text fits into 80 columns and has the place first', async () => {
    const out = await written();
    expect(out.split('\n')[0]).toBe('cors.config.json:4:5  error');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/1 error, 1 warning in cors\.config\.json \(production\)\.\n$/);
  });

  test('colours only where there are any', async () => {
    const cwd = projectOf(policy);
    const sequence = '\u001b[';
    expect((await runCli(['check'], { cwd, hasColor: true })).out).toContain(sequence);
    expect((await runCli(['check', '--no-color'], { cwd, hasColor: true })).out).not.toContain(sequence);
    expect((await runCli(['--no-color', 'check'], { cwd, hasColor: true })).out).not.toContain(sequence);
  });

  test('github has a line each, escaped', async () => {
    expect((await written('--format', 'github')).split('\n')[0]).toMatch(
      /^::error file=cors\.config\.json,line=4,col=5,title=fullcors%3A localhost-allowed::allowOrigins\[1\] \(production\): .*%0Afix: move /,
    );
  });

  test('sarif has its rules, and every result is one of them', async () => {
    const log = JSON.parse(await written('--format', 'sarif'));
    const [{ tool, results }] = log.runs;
    expect(log.version).toBe('2.1.0');
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation).toMatchObject({
        artifactLocation: { uri: 'cors.config.json' },
        region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
      });
    }
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning']);
  });

  test('what is sound is said to be, in one line', async () => {
    const { code, out } = await runCli(['check'], { cwd: projectOf({ allowOrigins: [APP] }) });
    expect({ code, out }).toEqual({ code: 0, out: '✓ cors.config.json is sound (production).\n' });
  });
});

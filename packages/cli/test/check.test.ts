import type { CorsOptions } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { LINTS } from '../src/check/lints/all.js';
import { APP, CASES, projectOf } from './check-cases.js';
import { makeProject, runCli } from './support.js';

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

  test('a mistake in one hides nothing of the others; of itself it says so', async () => {
    const broken = { ...policy, environments: { ...policy.environments, test: { alowHeaders: [] } } };
    const cwd = projectOf(broken as CorsOptions);
    const { out } = await runCli(['check', '--all', '-f', 'json'], { cwd });
    const { findings, untried } = JSON.parse(out) as { findings: Found[]; untried: string[] };
    expect(findings.map(({ code, environments }) => `${code} ${environments}`)).toEqual([
      'option-unknown test',
      'localhost-allowed staging',
      'max-age-not-honoured production',
    ]);
    expect(untried).toEqual(['test']);
    const text = (await runCli(['check', '--env', 'test'], { cwd })).out;
    expect(text).toContain(`\n${LINTS.length} rules were not tried for test: `);
    expect((await runCli(['check'], { cwd })).out).not.toContain('not tried');
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

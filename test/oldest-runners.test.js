// The oldest vitest and Jest that package.json of @fullcors/browser declares: the kit's matchers run and type-check in
// them. They are installed by themselves (test/oldest-runners), so that the house's own lock file has one of each.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { notTestedHere } from '../conformance/runners/missing.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const runners = join(root, 'test/oldest-runners/node_modules');
vi.setConfig({ testTimeout: 120_000 });

/** What holds in a kit's own words, and one that fails: the same for every runner. */
const KIT = `
const page = browserAt('https://app.example.com');
const allowed = {
  'Access-Control-Allow-Origin': 'https://app.example.com',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'X-Seen',
  'X-Seen': 'yes',
  'Set-Cookie': 'a=1; SameSite=None; Secure',
  Vary: 'Origin',
};
const app = () => new Response(null, { headers: allowed });
const get = (init) => page.fetch(app, '/', init);

test('holds', async () => {
  await expect(get()).toBeAllowedByCors();
  await expect(get({ method: 'PUT' })).toBeBlockedByCors({ reason: 'method-not-allowed', stage: 'preflight' });
  await expect(get({ method: 'PUT' })).toBePreflighted();
  await expect(get()).toExposeHeader('X-Seen', 'yes');
  await expect(get({ credentials: 'include' })).toKeepCookie('a');
  await expect(get({ credentials: 'include' })).toSendCookie('a');
  await expect(get()).toVaryOnOrigin();
});
test('holds not', async () => {
  await expect(get({ method: 'PUT' })).not.toBeAllowedByCors();
  await expect(get()).not.toBePreflighted();
  await expect(get()).not.toExposeHeader('Vary');
  await expect(get()).not.toSendCookie('a');
});
test('fails', () => expect(get({ method: 'PUT' })).toBeAllowedByCors());
`;
const SAID = [
  'expected PUT https://api.test/ from https://app.example.com to be allowed by CORS',
  '  but it is blocked at the preflight, method-not-allowed: PUT is not allowed',
  "  fix: add PUT (allowMethods: ['PUT'])",
];

const RUNNERS = {
  vitest: {
    manifest: { type: 'module' },
    head: "import '@fullcors/browser/vitest';\nimport { browserAt } from '@fullcors/browser';\nimport { expect, test } from 'vitest';\n",
    config: ['vitest.config.js', "export default { test: { include: ['*.test.js'] } };"],
    args: [join(runners, 'vitest/vitest.mjs'), 'run', '--no-color'],
    counted: /Tests {2}1 failed \| 2 passed \(3\)/,
  },
  jest: {
    manifest: { type: 'commonjs', jest: { transform: {}, watchman: false } },
    head: "require('@fullcors/browser/jest');\nconst { browserAt } = require('@fullcors/browser');\n",
    args: [join(runners, 'jest/bin/jest.js'), '--no-color'],
    counted: /Tests: {7}1 failed, 2 passed, 3 total/,
  },
};

/** A folder in which the package meets this runner, and no other. */
function folderFor(runner) {
  const cwd = join(root, '.e2e/oldest', runner);
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(join(cwd, 'node_modules/@fullcors'), { recursive: true });
  cpSync(join(root, '.e2e/node_modules/@fullcors/browser'), join(cwd, 'node_modules/@fullcors/browser'), {
    recursive: true,
  });
  for (const name of runner === 'vitest' ? ['vitest'] : ['@jest', 'expect', 'jest']) {
    symlinkSync(join(runners, name), join(cwd, 'node_modules', name));
  }
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(RUNNERS[runner].manifest));
  return cwd;
}

const env = { PATH: process.env.PATH, NO_COLOR: '1' };
const isThere = existsSync(runners);
if (!isThere) notTestedHere('Jest 29 and vitest 3.2, `npm ci --prefix test/oldest-runners`');

describe.skipIf(!isThere).each(Object.keys(RUNNERS))('%s', (runner) => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(root, 'test/oldest-runners/package.json'), 'utf8'),
  );
  const { peerDependencies } = JSON.parse(readFileSync(join(root, 'packages/browser/package.json'), 'utf8'));

  test('is the oldest that is declared', () => {
    const declared = peerDependencies[runner === 'jest' ? '@jest/globals' : runner].replace('>=', '');
    expect(devDependencies[runner]).toBe([...declared.split('.'), '0', '0'].slice(0, 3).join('.'));
    const { version: installed } = JSON.parse(readFileSync(join(runners, runner, 'package.json'), 'utf8'));
    expect(installed).toBe(devDependencies[runner]);
  });

  test('runs the matchers: what holds, what does not, and what it says', () => {
    const cwd = folderFor(runner);
    const { head, config, args, counted } = RUNNERS[runner];
    if (config) writeFileSync(join(cwd, config[0]), config[1]);
    writeFileSync(join(cwd, 'kit.test.js'), head + KIT);
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
    for (const line of SAID) expect(stdout + stderr).toContain(line);
    expect(stdout + stderr).toMatch(counted);
  });

  test('knows their types', () => {
    const cwd = folderFor(runner);
    const file = runner === 'jest' ? 'kit-jest.ts' : 'kit-vitest.ts';
    cpSync(join(root, 'test/consumers', file), join(cwd, file.replace('.ts', '.mts')));
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    };
    writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
    const args = [join(root, 'node_modules/typescript-5.9/bin/tsc'), '-p', '.'];
    const { stdout, status } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

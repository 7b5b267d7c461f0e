// docs/testing.md and the README of @fullcors/browser are executed: their tests run in the runners they are for, against
// the packed packages; what is said to fail fails, and says what the page says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
// A test runner starts in each test, with workers of its own: seconds, and many where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const PAGES = ['docs/testing.md', 'packages/browser/README.md'];

const bin = (path) => join(root, 'node_modules', path);
const RUNNERS = {
  vitest: {
    manifest: '{ "type": "module" }',
    config: ['vitest.config.js', "export default { test: { include: ['*.test.js'] } };"],
    args: [bin('vitest/vitest.mjs'), 'run', '--no-color'],
    passed: (count) => new RegExp(`Test Files {2}${count} passed \\(${count}\\)`),
  },
  jest: {
    manifest: '{ "type": "commonjs" }',
    config: ['jest.config.js', 'module.exports = { watchman: false };'],
    args: [bin('jest/bin/jest.js'), '--no-color'],
    passed: (count) => new RegExp(`Test Suites: ${count} passed, ${count} total`),
  },
  node: {
    manifest: '{ "type": "module" }',
    config: undefined,
    args: ['--test'],
    passed: (count) => new RegExp(`^# pass ${count}\n# fail 0$`, 'm'),
  },
};

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  /** The blocks after a marker such as `<!-- vitest: first.test.js -->`, by name. */
  const blocks = (marker) =>
    new Map(
      [...text.matchAll(new RegExp(`<!-- ${marker}: (\\S+) -->\n\n\`\`\`\\w+\n(.*?)\`\`\``, 'gs'))].map(
        ([, name, block]) => [name, block],
      ),
    );
  const helpers = blocks('file');
  const failing = blocks('vitest fails');
  const said = blocks('says');
  const tests = Object.fromEntries(Object.keys(RUNNERS).map((runner) => [runner, blocks(runner)]));

  /** Runs tests in a folder of their own, in which the packed packages are found. */
  const run = (runner, folder, files) => {
    const { manifest, config, args } = RUNNERS[runner];
    const cwd = join(root, '.e2e/testing', page.replace(/\W+/g, '-'), folder);
    rmSync(cwd, { recursive: true, force: true });
    mkdirSync(cwd, { recursive: true });
    const written = [['package.json', manifest], ...(config ? [config] : []), ...helpers, ...files];
    for (const [name, content] of written) writeFileSync(join(cwd, name), content);
    const env = { PATH: process.env.PATH, NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  test('every block of JavaScript is run', () => {
    const marked = [helpers, failing, ...Object.values(tests)].map(({ size }) => size);
    expect(text.match(/^```(js|ts|javascript|typescript)$/gm)).toHaveLength(marked.reduce((a, b) => a + b));
    expect([...said.keys()]).toEqual([...failing.keys()]);
  });

  test.each(Object.entries(tests).filter(([, files]) => files.size > 0))(
    'its tests pass in %s',
    (runner, files) => {
      const { status, output } = run(runner, runner, files);
      expect(output).toMatch(RUNNERS[runner].passed(files.size));
      expect(status, output).toBe(0);
    },
  );

  test.skipIf(failing.size === 0).each([...failing])(
    '%s fails, and says what the page says',
    (name, file) => {
      const { status, output } = run('vitest', 'failing', [[name, file]]);
      expect(output).toContain(said.get(name));
      expect(status).toBe(1);
    },
  );
});

/** What a test looks like that imports, in Jest's own ES modules. */
const MODULE = `import '@fullcors/browser/jest';
import { browserAt } from '@fullcors/browser';
import { expect, test } from '@jest/globals';
const page = browserAt('https://app.example.com');
test('blocked', () => expect(page.fetch(() => new Response(), '/')).toBeBlockedByCors({ reason: 'allow-origin-missing' }));
test('fails', () => expect(page.fetch(() => new Response(), '/')).not.toBeBlockedByCors());
`;

test('Jest as ES modules: holds and fails', () => {
  const cwd = join(root, '.e2e/testing/jest-modules');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(
    join(cwd, 'package.json'),
    '{ "type": "module", "jest": { "transform": {}, "watchman": false } }',
  );
  writeFileSync(join(cwd, 'kit.test.js'), MODULE);
  const args = ['--experimental-vm-modules', ...RUNNERS.jest.args];
  const { stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(stderr).toContain('Tests:       1 failed, 1 passed, 2 total');
  expect(stderr).toContain(
    'expected GET https://api.test/ from https://app.example.com not to be blocked by CORS',
  );
});

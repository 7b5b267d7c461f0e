// The command as it is run: the packed program, a process of its own, with pipes, colours and what it loads.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { findRuntime } from '../conformance/runners/runtimes.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, '.e2e/node_modules/@fullcors/cli/dist/bin/bin.js');
const folder = join(root, '.e2e/cli-process/');
const MESSAGE = 'TypeError: Failed to fetch';

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'cors.config.json'),
    '{ "allowOrigins": ["https://app.example.com", "http://localhost:3000"] }',
  );
});

const fullcors = (args, { env = {}, input = '', before = [] } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, bin, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { code: status, out: stdout, err: stderr };
};

describe('colours', () => {
  const isColoured = (args, env) => fullcors(args, { env }).out.includes('\u001b[');
  test.each([
    ['a pipe has none', [], {}, false],
    ['FORCE_COLOR gives them', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 does not', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR takes them', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR is none', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['--no-color takes them', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_, flags, env, wanted) => {
    expect(isColoured(['check', ...flags], env)).toBe(wanted);
    expect(isColoured(['explain', MESSAGE, ...flags], env)).toBe(wanted);
  });

  test('help has them, too, and the same words without', () => {
    const [plain, coloured] = [{}, { FORCE_COLOR: '1' }].map((env) => fullcors(['--help'], { env }).out);
    expect(coloured).toContain('\u001b[1m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

describe('pipes', () => {
  test('- is what comes through one', () => {
    const { code, out } = fullcors(['explain', '-'], { input: `\n  ${MESSAGE}\n` });
    expect({ code, told: out.includes('[opaque-failure]') }).toEqual({ code: 1, told: true });
    expect(fullcors(['doctor', '-'], { input: MESSAGE }).out).toBe(out);
  });

  test('nothing through it is 2', () => {
    expect(fullcors(['explain', '-'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^error: there is no message\n/),
    });
  });

  test('whoever has read enough ends it, without a word', async () => {
    // More than a pipe holds, so that it is written to after it was closed.
    const har = JSON.stringify({
      log: {
        entries: Array.from({ length: 2000 }, (_, i) => ({
          request: {
            method: 'GET',
            url: `https://api.example.com/${i}`,
            headers: [{ name: 'Origin', value: 'https://app.example.com' }],
          },
          response: { status: 200, headers: [{ name: 'Date', value: 'now' }] },
        })),
      },
    });
    writeFileSync(join(folder, 'large.har'), har);
    const child = spawn(process.execPath, [bin, 'explain', '--har', 'large.har'], {
      cwd: folder,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, signal] = await new Promise((resolve) => child.once('close', (...ended) => resolve(ended)));
    expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' });
  });

  test('a report of megabytes arrives whole', () => {
    const { out } = fullcors(['explain', '--har', 'large.har', '--format', 'json']);
    expect(JSON.parse(out).failures).toHaveLength(2000);
  });
});

describe('what is typed wrongly is 2, and what was meant is said', () => {
  test.each([
    [[], /^Usage: fullcors <command> \[options\]/],
    [['chek'], /^error: unknown command 'chek'\n\(Did you mean check\?\)$/m],
    [['check', '--evn', 'a'], /^error: unknown option '--evn'\n\(Did you mean --env\?\)$/m],
    [['explain', '--orign', 'a'], /\(Did you mean --origin\?\)/],
    [['doctor', '--credential', 'a'], /\(Did you mean --credentials\?\)/],
    [['doctor'], /^error: missing required argument 'url'$/m],
    [['check', '--format', 'xml'], /Allowed choices are text, json, sarif, github/],
    [['check', 'extra'], /^error: too many arguments for 'check'/m],
    [['check', '--config'], /argument missing/],
  ])('%j', (args, said) => {
    const { code, out, err } = fullcors(args);
    expect(err).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each([
    ['--help'],
    ['-h'],
    ['--version'],
    ['check', '--help'],
    ['explain', '-h'],
    ['doctor', '-h'],
    ['init', '-h'],
  ])('%s %s is none of it: it goes to stdout, fits into 80 columns, and is 0', (...args) => {
    const { code, out, err } = fullcors(args.filter(Boolean));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('the version is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(bin, '../../../package.json'), 'utf8'));
    expect(fullcors(['--version']).out).toBe(`${version}\n`);
  });
});

/**
 * What a start loads, which is what it costs: no clock is asked. A hook writes down every module; a package is named, of our
 * own the folders.
 */
describe('a start loads what it needs', () => {
  beforeAll(() => {
    writeFileSync(
      join(folder, 'hook.mjs'),
      `import { appendFileSync } from 'node:fs';
      export async function load(url, context, next) {
        appendFileSync(process.env.LOADED, url + '\\n');
        return next(url, context);
      }`,
    );
    writeFileSync(
      join(folder, 'register.mjs'),
      `import { register } from 'node:module';
      register('./hook.mjs', import.meta.url);`,
    );
  });

  /** The modules of a bundled file: the bundler says above each where it comes from. */
  const takenInto = (file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\/\/ (\S+\.[cm]?js)$/gm)].map(([, path]) => path);
  const PLACES = [
    [/^.*node_modules\/((?:@[^/]+\/)?[^/]+).*$/, '$1'],
    [/^\.\.\/fullcors\/.*$/, 'fullcors'],
    [/^\.\.\/(browser|emit)\/.*$/, '@fullcors/$1'],
    [/^dist\/esm\/([^/]+\/|).*?([^/]*)$/, (_, first, last) => first || last],
  ];

  function loaded(...args) {
    const log = join(folder, 'loaded.txt');
    writeFileSync(log, '');
    const { err } = fullcors(args, {
      before: ['--import', pathToFileURL(join(folder, 'register.mjs')).href],
      env: { LOADED: log },
    });
    expect(err).not.toMatch(/Error/);
    const ours = pathToFileURL(join(bin, '..')).href;
    return new Set(
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((url) => url.startsWith('file:') && !url.includes('/cli-process/'))
        .flatMap((url) => (url.startsWith(ours) ? takenInto(fileURLToPath(url)) : url))
        .map((path) => PLACES.reduce((name, [place, by]) => name.replace(place, by), path)),
    );
  }
  const HELP = ['bin.js', 'commander', 'commands/', 'exit.js', 'picocolors', 'program.js', 'terminal/'];

  test('for help, of itself and of every command, the parser of arguments and colours', () => {
    for (const args of [['--help'], ['--version'], ['doctor', '--help'], ['chek']]) {
      expect([...loaded(...args)].sort()).toEqual(HELP);
    }
  });

  test('for a message, the words about messages and not the browser', () => {
    const all = loaded('explain', MESSAGE);
    expect([...all].sort()).toEqual([...HELP, '@fullcors/browser', 'explain/'].sort());
  });

  test.each([
    [
      'a policy in JSON',
      ['explain', '-o', 'https://app.example.com'],
      ['jiti', '@babel/parser', 'toml-eslint-parser'],
    ],
    ['a check of it', ['check'], ['jiti', '@babel/parser', '@fullcors/browser', 'toml-eslint-parser']],
    ['a HAR file', ['explain', '--har', 'large.har'], ['jiti', '@babel/parser', 'yaml', 'fullcors']],
    [
      'the doctor',
      ['doctor', 'http://127.0.0.1:1/', '-o', 'http://localhost'],
      ['jiti', '@babel/parser', 'yaml', 'fullcors'],
    ],
  ])('for %s, no more than that', (_, args, forbidden) => {
    const all = loaded(...args);
    for (const name of [...forbidden, '@clack/prompts', '@lezer/python'])
      expect([...all]).not.toContain(name);
  });
});

/** As npx does it: by the link in node_modules/.bin, with the Node that is first in the path. */
describe.each(['this', 'node-22', 'node-24', 'node-26'])('by npx, on %s Node', (version) => {
  const node = version === 'this' ? process.execPath : findRuntime(version);
  const project = join(root, `.e2e/npx-${version}`);
  beforeAll(() => {
    rmSync(project, { recursive: true, force: true });
    mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
    chmodSync(bin, 0o755);
    symlinkSync(bin, join(project, 'node_modules/.bin/fullcors'));
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    writeFileSync(
      join(project, 'cors.config.ts'),
      `import { defineCors } from 'fullcors';
const origins: ['https://app.example.com'] = ['https://app.example.com'];
export default defineCors({ allowOrigins: origins, environments: { staging: { maxAge: 86400 } } });
`,
    );
  });
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(join(project, 'node_modules/.bin/fullcors'), args, {
      cwd: project,
      encoding: 'utf8',
      env: { PATH: `${dirname(node)}:/usr/bin:/bin` },
    });
    return { code: status, out: stdout, err: stderr };
  };

  test.runIf(node)('every command runs, and says the same', () => {
    expect(run('--help')).toMatchObject({ code: 0, err: '' });
    expect(run('check')).toEqual({ code: 0, out: '✓ cors.config.ts is sound (production).\n', err: '' });
    expect(run('check', '--env', 'staging')).toMatchObject({
      code: 0,
      out: expect.stringContaining('cors.config.ts:3:'),
      err: '',
    });
    expect(run('explain', '-o', 'https://app.example.com')).toMatchObject({
      code: 0,
      out: expect.stringContaining('ALLOWED'),
      err: '',
    });
    expect(run('explain', MESSAGE)).toMatchObject({ code: 1, err: '' });
    expect(run('doctor', 'http://127.0.0.1:2/', '-o', 'http://localhost')).toEqual({
      code: 2,
      out: '',
      err: 'error: nothing listens at 127.0.0.1:2\n  fix: start the server, or mind the port\n',
    });
  });
});

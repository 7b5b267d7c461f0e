import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorsOptions } from 'fullcors';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadPolicyFile } from '../src/config/load.js';
import { makeProject, runCli } from './support.js';

const APP = 'https://app.example.com';
const manifest = (value: object) => ({ 'package.json': JSON.stringify(value) });
const words = (text: string) => text.replace(/\s+/g, ' ');

/** Runs init in a directory with these files; what it wrote, read as `check` and the others read it. */
async function initIn(files: Readonly<Record<string, string>>, ...flags: string[]) {
  const cwd = makeProject(files);
  const ran = await runCli(['init', ...flags], { cwd });
  const file = /✓ (\S+) is written/.exec(ran.out)?.[1];
  const options = file ? (await loadPolicyFile(cwd, file)).options : undefined;
  return { ...ran, cwd, file, options };
}

const SAID = ['-o', APP];
const LOCAL = { development: { allowOrigins: ['http://localhost:*'] }, test: {} };

describe('what the flags say is the policy', () => {
  const cases: readonly (readonly [flags: readonly string[], policy: CorsOptions])[] = [
    [SAID, { allowOrigins: [APP], environments: LOCAL }],
    [
      ['-o', APP, '-o', 'https://*.example.org,https://b.example.com', '--credentials'],
      {
        allowOrigins: [APP, 'https://*.example.org', 'https://b.example.com'],
        allowCredentials: true,
        environments: LOCAL,
      },
    ],
    [
      [...SAID, '-X', 'PUT', '-X', 'DELETE', '-H', 'Content-Type', '-H', 'X-API-Key'],
      {
        allowOrigins: [APP],
        allowMethods: ['PUT', 'DELETE'],
        allowHeaders: ['Content-Type', 'X-API-Key'],
        environments: LOCAL,
      },
    ],
    [
      [...SAID, '--staging-origin', 'https://s.example.com', '--dev-origin', 'http://localhost:5173'],
      {
        allowOrigins: [APP],
        environments: {
          development: { allowOrigins: ['http://localhost:5173'] },
          staging: { allowOrigins: ['https://s.example.com'] },
          test: {},
        },
      },
    ],
    [['-o', '*'], { allowOrigins: ['*'], environments: LOCAL }],
  ];

  test.each(cases)('%j', async (flags, policy) => {
    for (const format of ['ts', 'js', 'mjs', 'json', 'yaml', 'toml']) {
      const { code, err, options, cwd, file } = await initIn(
        manifest({ type: 'module' }),
        ...flags,
        '-f',
        format,
      );
      expect([code, err, file]).toEqual([0, '', `cors.config.${format}`]);
      const { $schema, ...said } = options as CorsOptions;
      expect(said, format).toEqual(policy);
      expect((await runCli(['check', '--all'], { cwd })).code, format).toBe(0);
    }
  });
});

describe('what cannot be a policy is refused before anything is written', () => {
  test.each([
    [[], 'nobody says where the pages are', '--origin https://app.example.com; or --from <file>'],
    [
      ['-o', 'https://app.example.com/'],
      'is not an origin as browsers send it',
      "write 'https://app.example.com'",
    ],
    [['-o', 'app.example.com'], 'is not an origin as browsers send it', "write 'https://app.example.com'"],
    [['-o', 'http://localhost:3000'], "is the user's own machine", 'say it as --dev-origin'],
    [['-o', 'http://app.example.com'], 'is plain http', "write 'https://app.example.com'"],
    [['-o', '*', '--credentials'], "'*' would let every site read", 'list the origins'],
    [
      ['-o', 'https://*.github.io', '--credentials'],
      'anyone can register a name below github.io',
      'write your own',
    ],
    [['-o', 'null'], "'null' is the origin of every sandboxed frame", 'remove it'],
    [[...SAID, '-X', 'put'], '"put" is not a method in its exact spelling', "write 'PUT'"],
    [[...SAID, '-X', 'TRACE'], 'is a method no browser lets a page use', 'remove it'],
    [[...SAID, '-H', 'Cookie'], 'is a field no page can send', 'cookies are what allowCredentials is for'],
    [[...SAID, '--dev-origin', 'localhost:3000'], 'is not an origin', "write 'http://localhost:3000'"],
    [
      [...SAID, '--staging-origin', 'http://s.example.com', '--credentials'],
      "on the user's network",
      'https://s',
    ],
    [[...SAID, '--framework', 'django'], '"django" is no framework that is known', 'say next, hono,'],
    [[...SAID, '-f', 'xml'], "argument 'xml' is invalid", 'ts, js, mjs, json, yaml, toml'],
    [[...SAID, '--orign', APP], "unknown option '--orign'", '(Did you mean --origin?)'],
    [['--from', 'nowhere.py'], 'there is no file nowhere.py', 'mind the path'],
  ])('%j', async (flags, why, fix) => {
    const { code, out, err, cwd } = await initIn({}, ...flags);
    expect([code, out]).toEqual([2, '']);
    expect(words(err)).toContain(why);
    expect(words(err)).toContain(fix);
    expect(existsSync(join(cwd, 'cors.config.mjs'))).toBe(false);
  });
});

describe('a policy that is there', () => {
  const there = { 'cors.config.json': '{ "allowOrigins": [] }' };

  test.each([
    ['of the same name', there, ['-f', 'json']],
    ['of another format', there, ['-f', 'yaml']],
    ['in src', { 'src/cors.config.ts': 'export default {};' }, ['-f', 'ts']],
  ])('%s is not overwritten', async (_, files, flags) => {
    const { code, err, cwd } = await initIn(files, ...SAID, ...flags);
    expect(code).toBe(2);
    expect(words(err)).toMatch(/cors\.config\.(json|ts) is there already fix: .*--force/);
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });

  test('is overwritten with --force', async () => {
    const { code, options } = await initIn(there, ...SAID, '-f', 'json', '--force');
    expect([code, options?.allowOrigins]).toEqual([0, [APP]]);
  });

  test('does not keep a new one from being printed, and only that', async () => {
    const { code, out, err, cwd } = await initIn(there, ...SAID, '-f', 'json', '--print');
    expect([code, err, JSON.parse(out).allowOrigins]).toEqual([0, '', [APP]]);
    expect(readFileSync(join(cwd, 'cors.config.json'), 'utf8')).toBe(there['cors.config.json']);
  });
});

describe('the project tells', () => {
  const lines = (out: string) =>
    out
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => line.slice(4));

  test.each([
    ['express', { dependencies: { express: '5' } }],
    ['express', { dependencies: { '@nestjs/core': '11' } }],
    ['fastify', { dependencies: { fastify: '5' } }],
    ['fastify', { dependencies: { '@nestjs/core': '11', '@nestjs/platform-fastify': '11' } }],
    ['koa', { devDependencies: { koa: '3' } }],
    ['hono', { dependencies: { hono: '4' }, devDependencies: { wrangler: '4' } }],
    ['fetch', { dependencies: { next: '16' } }],
    ['fetch', { devDependencies: { wrangler: '4' } }],
    ['node', {}],
  ])('fullcors/%s for %j', async (adapter, value) => {
    const { out } = await initIn(manifest({ type: 'module', ...value }), ...SAID, '-f', 'json');
    expect(out).toContain(`import { cors } from 'fullcors/${adapter}';`);
  });

  const tsconfig = (compilerOptions: object) => ({
    'tsconfig.json': `{
  // as TypeScript writes it
  "compilerOptions": ${JSON.stringify(compilerOptions)}, /* and so on */
}`,
  });
  const NODENEXT = tsconfig({ module: 'nodenext' });

  test.each([
    [manifest({}), 'cors.config.js', "const policy = require('./cors.config.js');"],
    [manifest({ type: 'module' }), 'cors.config.js', "import policy from './cors.config.js';"],
    [
      { ...manifest({ type: 'module' }), ...NODENEXT },
      'cors.config.ts',
      "import policy from './cors.config.js';",
    ],
    [
      { ...manifest({}), ...tsconfig({ moduleResolution: 'Bundler' }) },
      'cors.config.ts',
      "import policy from './cors.config';",
    ],
    [
      { ...manifest({}), ...tsconfig({ allowImportingTsExtensions: true, noEmit: true }) },
      'cors.config.ts',
      "import policy from './cors.config.ts';",
    ],
    [
      {
        ...manifest({ type: 'module', scripts: { start: 'node src/main.ts' } }),
        'src/main.ts': '',
        ...tsconfig({}),
      },
      'cors.config.ts',
      "import policy from '../cors.config.ts';",
    ],
    [
      { ...manifest({ type: 'module' }), 'src/server.ts': '', ...tsconfig({ rootDir: './src' }) },
      'src/cors.config.ts',
      "import policy from './cors.config.js';",
    ],
    [
      { ...manifest({ main: 'lib/app.cjs' }), 'lib/app.cjs': '' },
      'cors.config.js',
      "const policy = require('../cors.config.js');",
    ],
  ])('%j', async (files, file, line) => {
    const { out, cwd, file: written } = await initIn(files, ...SAID);
    expect(written).toBe(file);
    expect(lines(out)).toContain(line);
    // Found where it has been written, without being told.
    expect((await runCli(['check', '--all'], { cwd })).out).toContain(`${file} is sound`);
  });

  test('nothing where there is no package.json: an ES module wherever it stands', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'fullcors-'));
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    const { code, out } = await runCli(['init', ...SAID], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('cors.config.mjs is written');
    expect(lines(out).slice(0, 3)).toEqual([
      "import { cors } from 'fullcors/node';",
      "import { createServer } from 'node:http';",
      "import policy from './cors.config.mjs';",
    ]);
  });

  test('and nothing but itself: not what is further up than its package.json', async () => {
    const files = { ...NODENEXT, 'packages/api/package.json': '{ "type": "module" }' };
    const cwd = join(makeProject(files), 'packages/api');
    const { out } = await runCli(['init', ...SAID], { cwd });
    expect(out).toContain('cors.config.js is written');
  });

  test('TypeScript where nobody compiles it and Node takes it for CommonJS is refused', async () => {
    const { code, err } = await initIn(manifest({ type: 'commonjs' }), ...SAID, '-f', 'ts');
    expect(code).toBe(2);
    expect(words(err)).toContain('fix: say --format js, or mjs');
  });
});

test('a bundle is told what to import first', async () => {
  const flags = [...SAID, '-o', 'https://*.example.org', '--credentials', '--framework', 'workers'];
  const { cwd, out } = await initIn(manifest({ type: 'module' }), ...flags, '-f', 'mjs');
  const [first, second] = readFileSync(join(cwd, 'cors.config.mjs'), 'utf8').split('\n');
  expect([first, second]).toEqual(["import 'fullcors/layers';", "import 'fullcors/public-suffix';"]);
  expect(out).not.toContain('fullcors/layers');
  const json = await initIn(manifest({ type: 'module' }), ...flags, '-f', 'json');
  expect(json.out).toContain("    import 'fullcors/layers';\n    import 'fullcors/public-suffix';\n");
});

test('what is printed fits into 80 columns, in every format and for every framework', async () => {
  for (const framework of ['express', 'fastify', 'koa', 'hono', 'node', 'fetch', 'next', 'workers']) {
    for (const format of [
      'ts',
      'js',
      'mjs',
      'json',
      ...(/next|workers/.test(framework) ? [] : ['yaml', 'toml']),
    ]) {
      const { out } = await initIn(
        manifest({ type: 'module' }),
        ...SAID,
        '--framework',
        framework,
        '-f',
        format,
      );
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  }
});

test('colours only where there are any', async () => {
  const cwd = makeProject({ 'a.js': "import cors from 'cors'; cors({ origin: true, credentials: true });" });
  const ran = async (hasColor: boolean, ...flags: string[]) => {
    const { out, err } = await runCli(['init', '--from', 'a.js', '--force', ...flags], { cwd, hasColor });
    return out + err;
  };
  expect(await ran(true)).toContain('\u001b[');
  expect(await ran(false)).not.toContain('\u001b[');
  expect(await ran(true, '--no-color')).not.toContain('\u001b[');
});

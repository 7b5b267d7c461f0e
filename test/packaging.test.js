// What is published, as its users meet it: the unpacked tarballs in `.e2e/node_modules` (scripts/pack.js).
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ENGINES, findEngine, launch } from '../conformance/browsers/engines/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const e2e = join(root, '.e2e');
const installed = join(e2e, 'node_modules/fullcors');

/** Compressed bytes that a worker pays at most for an entry, before it asks for a part. */
const BUDGETS = { 'fullcors/fetch': 6_144, 'fullcors/hono': 6_400 };

/**
 * Compressed bytes of `@fullcors/browser` in a page: a ratchet, too. The public-suffix data, which tells sites apart, is
 * 47,000 of it.
 */
const BROWSER_BUDGET = 80_000;

// What a runner's subpath comes to outside of its tests: vitest says nothing to import.
const VITEST = /^\[\]\n$|Vitest cannot be imported in a CommonJS module/;
const JEST = /@jest\/globals/;

/**
 * Every package: its documented subpaths, each with the values it exports, or with what its test runner says outside of
 * tests; what it needs; and paths that look as if they were exported.
 */
const PACKAGES = {
  fullcors: {
    subpaths: {
      fullcors: ['CorsPolicyError', 'createCors', 'defineCors'],
      'fullcors/node': ['cors', 'corsRequestOf'],
      'fullcors/express': ['cors', 'corsRequestOf'],
      'fullcors/fastify': ['cors'],
      'fullcors/koa': ['cors', 'corsRequestOf'],
      'fullcors/hono': ['cors', 'corsRequestOf'],
      'fullcors/fetch': ['cors', 'corsRequestOf'],
      'fullcors/explain': [],
      'fullcors/layers': [],
      'fullcors/origin-regex': [],
      'fullcors/origins': [
        'MAX_HOST_LENGTH',
        'MAX_LABEL_LENGTH',
        'MAX_ORIGIN_LENGTH',
        'automatonOf',
        'compileExpression',
        'formatPattern',
        'parseExpression',
        'parsePattern',
      ],
      'fullcors/public-suffix': [],
      'fullcors/cors.schema.json': undefined,
      'fullcors/package.json': undefined,
    },
    dependencies: ['tldts'],
    peers: [],
    notExported: [
      'fullcors/dist/esm/index.js',
      'fullcors/dist/cjs/policy/build-policy.cjs',
      'fullcors/policy/options',
      'fullcors/adapters/express',
      'fullcors/express.js',
    ],
  },
  '@fullcors/browser': {
    subpaths: {
      '@fullcors/browser': [
        'BLOCKED_REASONS',
        'BlockedByCors',
        'ENGINE_DIFFERENCES',
        'ENGINE_PROFILES',
        'browserAt',
        'network',
        'recorded',
      ],
      '@fullcors/browser/messages': ['BLOCKED_REASONS', 'fixOf', 'isCorsReason', 'recognize', 'whyOf'],
      '@fullcors/browser/vitest': VITEST,
      '@fullcors/browser/jest': JEST,
      '@fullcors/browser/node': [
        'assertAllowedByCors',
        'assertBlockedByCors',
        'assertCookieKept',
        'assertCookieNotKept',
        'assertCookieNotSent',
        'assertCookieSent',
        'assertHeaderExposed',
        'assertHeaderHidden',
        'assertNotPreflighted',
        'assertPreflighted',
        'assertVaryOnOrigin',
      ],
      '@fullcors/browser/package.json': undefined,
    },
    dependencies: ['tldts', 'tough-cookie'],
    peers: ['@jest/globals', 'vitest'],
    notExported: [
      '@fullcors/browser/dist/esm/index.js',
      '@fullcors/browser/testing/vitest',
      '@fullcors/browser/page',
    ],
  },
  '@fullcors/cli': {
    // A command, and no library: there is nothing to import.
    subpaths: { '@fullcors/cli/package.json': undefined },
    dependencies: [
      '@babel/parser',
      '@clack/prompts',
      '@lezer/python',
      'diff',
      'fastest-levenshtein',
      'fullcors',
      'jiti',
      'tldts',
      'toml-eslint-parser',
    ],
    peers: [],
    notExported: ['@fullcors/cli', '@fullcors/cli/dist/bin/program.js', '@fullcors/cli/doctor/doctor'],
  },
  '@fullcors/emit': {
    subpaths: {
      '@fullcors/emit': ['EmitError', 'GAPS', 'TARGETS', 'emit'],
      '@fullcors/emit/verify': ['compare', 'corsRequestOf', 'declaredBy', 'rowsOf'],
      '@fullcors/emit/package.json': undefined,
    },
    dependencies: ['fullcors', 'yaml'],
    peers: [],
    notExported: [
      '@fullcors/emit/dist/esm/index.js',
      '@fullcors/emit/targets/nginx',
      '@fullcors/emit/verify/rows',
    ],
  },
};
const ALL_SUBPATHS = Object.values(PACKAGES).flatMap(({ subpaths }) => Object.keys(subpaths));

/** A directory outside the house, where no node_modules is in reach. */
let elsewhere = '';
beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'fullcors-'));
});
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const execute = promisify(execFile);
/** Runs Node on a script; what it wrote, whatever its exit code. */
const node = async (args, cwd, timeout = 25_000) => {
  const limits = { cwd, timeout, env: { PATH: process.env.PATH } };
  return execute(process.execPath, args, limits).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
};
const runModule = (source, cwd = e2e) => node(['--input-type=module', '-e', source], cwd);
const runScript = (source, cwd = e2e) => node(['--input-type=commonjs', '-e', source], cwd);

const filesBelow = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.each(Object.entries(PACKAGES))('%s', (name, { subpaths, dependencies, peers, notExported }) => {
  const folder = join(e2e, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const tarball = join(e2e, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`);

  describe('the tarball', () => {
    const paths = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));

    test('holds dist, README.md, LICENSE, package.json and what it exports besides, and nothing else', () => {
      const size = statSync(tarball).size;
      console.info(`${relative(e2e, tarball)}: ${size} bytes, ${paths.length} files`);
      const top = [...new Set(paths.map((path) => path.split('/')[0]))].sort();
      const readme = existsSync(join(root, 'README.md')) ? ['README.md'] : [];
      const other = Object.values(manifest.exports)
        .filter((target) => typeof target === 'string' && target !== './package.json')
        .map((target) => target.replace('./', ''));
      const files = ['LICENSE', ...readme, ...other, 'package.json'];
      expect(top).toEqual([...files, 'dist'].sort());
      expect(
        paths
          .filter((path) => !/^dist\/(esm\/.*\.(js|d\.ts)|cjs\/.*\.(cjs|d\.cts)|bin\/[\w-]+\.js)$/.test(path))
          .filter((path) => path !== 'dist/bin/LICENSES.txt')
          .sort(),
      ).toEqual(files);
      expect(paths.filter((path) => /\.test\.|fixture|\/tests?\//i.test(path))).toEqual([]);
    });

    test('leaks no path of the machine it was built on and points to no source that it does not hold', () => {
      for (const file of filesBelow(folder)) {
        const text = readFileSync(file, 'utf8');
        expect(text.includes(root), file).toBe(false);
        expect(/sourceMappingURL|\.\.\/src\//.test(text), file).toBe(false);
      }
    });

    test('needs no more packages than it says why', () => {
      expect(Object.keys(manifest.dependencies)).toEqual(dependencies);
      expect(Object.keys(manifest.peerDependencies ?? {})).toEqual(peers);
      // A test runner is the user's choice: none is installed for it.
      expect(Object.entries(manifest.peerDependenciesMeta ?? {})).toEqual(
        peers.map((peer) => [peer, { optional: true }]),
      );
      expect(manifest.optionalDependencies ?? {}).toEqual({});
    });

    test('runs nothing when it is installed', () => {
      expect(
        Object.keys(manifest.scripts ?? {}).filter((name) => /^(pre|post)?install$|^prepare$/.test(name)),
      ).toEqual([]);
    });

    test('pleases publint', async () => {
      const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
      expect(messages).toEqual([]);
    });

    // A command has none: there is nothing to import.
    const isLibrary = Object.values(subpaths).some(Boolean);
    test.runIf(isLibrary)('has types that are not wrong in any resolution, says attw', async () => {
      const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
      const { code, stdout } = await node(
        [attw, tarball, '--format', 'ascii', '--no-color', '--no-emoji'],
        e2e,
      );
      expect(code, stdout).toBe(0);
      for (const subpath of Object.keys(subpaths)) expect(stdout).toContain(`"${subpath}"`);
    });
  });

  describe('every documented subpath', () => {
    test('is in the exports, and every export is documented', () => {
      const exported = Object.keys(manifest.exports).map((key) => key.replace(/^\./, name));
      expect(exported.sort()).toEqual(Object.keys(subpaths).sort());
    });

    test.each(Object.entries(subpaths))('resolves: import %s', async (subpath, exported) => {
      const attributes = exported ? '' : ", { with: { type: 'json' } }";
      const source = `const it = await import('${subpath}'${attributes}); console.log(JSON.stringify(Object.keys(it)))`;
      const { stdout, stderr } = await runModule(source);
      if (exported instanceof RegExp) expect(stdout + stderr).toMatch(exported);
      else expect(JSON.parse(stdout || '0'), stderr).toEqual(exported ?? ['default']);
    });

    test.each(Object.entries(subpaths))('resolves: require %s', async (subpath, exported) => {
      const source = `const it = require('${subpath}'); console.log(JSON.stringify([Object.keys(it).sort(), it.name ?? null]))`;
      const { stdout, stderr } = await runScript(source);
      const [keys, itsName] = JSON.parse(stdout || '[]');
      if (exported instanceof RegExp) expect(stdout + stderr).toMatch(exported);
      else if (exported) expect(keys, stderr).toEqual(exported);
      else expect(itsName, stderr).toBe(subpath.endsWith('/package.json') ? name : null);
    });

    test.each(notExported)('and no other: %s is refused', async (deep) => {
      const attempt = (how) =>
        `${how}.then(() => console.log('resolved'), (error) => console.log(error.code))`;
      const [imported, required] = await Promise.all([
        runModule(attempt(`import('${deep}')`)),
        runScript(attempt(`Promise.resolve().then(() => require('${deep}'))`)),
      ]);
      expect(imported.stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
      expect(required.stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
    });
  });
});

test('a subpath that a page of documentation names is one that exists', () => {
  const docs = existsSync(join(root, 'docs')) ? filesBelow(join(root, 'docs')) : [];
  const pages = [join(root, 'README.md'), join(root, 'packages/browser/README.md'), ...docs].filter(
    (path) => path.endsWith('.md') && existsSync(path),
  );
  for (const page of pages) {
    for (const [, name] of readFileSync(page, 'utf8').matchAll(
      /['"`]((?:@fullcors|fullcors)\/[a-z./-]+)['"`]/g,
    )) {
      expect(ALL_SUBPATHS, `${relative(root, page)} names ${name}`).toContain(name);
    }
  }
});

/** Milliseconds. A compiler takes seconds, and many where the machine is busy. */
const COMPILER_TIMEOUT = 60_000;

describe('a consumer in TypeScript', () => {
  const NODE = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
  };
  // What TypeScript called `node` until it had two: no `exports`, so that it lives on `main` and `typesVersions`.
  const NODE10 = { ...NODE, module: 'commonjs', moduleResolution: 'node10' };
  const NODE16 = { ...NODE, module: 'node16', moduleResolution: 'node16' };
  const NODENEXT = { ...NODE, module: 'nodenext', moduleResolution: 'nodenext' };
  const BUNDLER = { ...NODE, module: 'esnext', moduleResolution: 'bundler' };
  const DOM = { ...BUNDLER, lib: ['es2022', 'dom', 'dom.iterable'], types: [] };
  // Of the test runners' own types not every compiler approves.
  const TESTS = { ...NODENEXT, skipLibCheck: true, types: ['node'] };
  const GLOBALS = { ...TESTS, types: ['node', 'jest'] };
  const RUNNERS = ['kit-vitest.mts', 'kit-jest.mts', 'kit-jest.cts'];
  const EXACT = { ...NODENEXT, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };

  test.each([
    ['5.4', 'node10', NODE10, ['server.ts', 'kit.ts']],
    ['5.4', 'node16', NODE16, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['5.4', 'bundler', BUNDLER, ['server.ts', 'kit.ts']],
    ['5.9', 'node10', NODE10, ['server.ts', 'kit.ts']],
    ['5.9', 'node16', NODE16, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['5.9', 'nodenext', NODENEXT, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['5.9', 'bundler', BUNDLER, ['server.ts', 'kit.ts']],
    ['5.9', 'bundler, no Node types', DOM, ['worker.ts', 'kit-page.ts']],
    ['6.0', 'node10', { ...NODE10, ignoreDeprecations: '6.0' }, ['server.ts', 'kit.ts']],
    ['6.0', 'nodenext', NODENEXT, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['6.0', 'bundler', BUNDLER, ['server.ts', 'kit.ts']],
    ['7.0', 'node16', NODE16, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['7.0', 'nodenext', NODENEXT, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['7.0', 'nodenext, exact options', EXACT, ['server.mts', 'server.cts', 'kit.mts', 'kit.cts']],
    ['7.0', 'bundler', BUNDLER, ['server.ts', 'kit.ts']],
    ['7.0', 'bundler, no Node types', DOM, ['worker.ts', 'kit-page.ts']],
    [
      '5.4',
      'in tests',
      { ...TESTS, module: 'esnext', moduleResolution: 'bundler' },
      ['kit-vitest.mts', 'kit-jest.mts'],
    ],
    ['5.9', 'in tests', TESTS, RUNNERS],
    ['6.0', 'in tests', TESTS, RUNNERS],
    ['7.0', 'in tests', TESTS, RUNNERS],
    ['5.9', 'in tests, with the globals of Jest', GLOBALS, ['kit-jest-globals.mts']],
    ['7.0', 'in tests, with the globals of Jest', GLOBALS, ['kit-jest-globals.mts']],
  ])(
    'compiles with TypeScript %s, %s',
    async (version, resolution, compilerOptions, files) => {
      const project = join(e2e, 'consumers', `${version} ${resolution}`.replace(/\W+/g, '-'));
      mkdirSync(project, { recursive: true });
      for (const file of files) {
        cpSync(join(root, 'test/consumers', file.replace(/\.[mc]ts$/, '.ts')), join(project, file));
      }
      writeFileSync(join(project, 'package.json'), '{ "private": true }');
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      const alias = version === '7.0' ? 'typescript' : `typescript-${version}`;
      const typescript = join(root, 'node_modules', alias);
      expect(JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8')).version).toMatch(
        `${version}.`,
      );
      const { code, stdout } = await node(
        [join(typescript, 'bin/tsc'), '-p', project, '--pretty', 'false'],
        project,
        COMPILER_TIMEOUT,
      );
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    },
    2 * COMPILER_TIMEOUT,
  );
});

/** Bundles and says what went in. */
const bundle = async (contents, options) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: e2e, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
    ...options,
  });
  const inputs = Object.values(metafile.outputs)[0].inputs;
  return {
    text: outputFiles[0].text,
    inputs: Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
  };
};

/** Runs a bundle where it finds nothing but Node. */
const runElsewhere = (name, text) => {
  writeFileSync(join(elsewhere, name), text);
  return node([name], elsewhere);
};

describe('a bundle', () => {
  const WORKER = { platform: 'browser', conditions: ['worker', 'workerd'] };
  const NODE = { platform: 'node' };
  const POLICY = readFileSync(join(root, 'test/consumers/policy.ts'), 'utf8');
  const DATA = "import 'fullcors/public-suffix';\n";

  test.each(Object.entries(BUDGETS))(
    'for a worker of %s holds no part and nothing of Node, and keeps to its %i bytes',
    async (entry, budget) => {
      const { text, inputs } = await bundle(`export { cors } from '${entry}';`, WORKER);
      const parts =
        /tldts|policy\/(words|layers|origin-regex|linear-regex)\/(?!provided)|explain\/(?!provided)|matcher\/(?!plain)|memory\/(?!none)/;
      expect(inputs.filter((path) => parts.test(path))).toEqual([]);
      expect(text).not.toMatch(/["'`]node:|\brequire\(/);
      const size = gzipSync(text, { level: 9 }).length;
      console.info(`${entry}, minified and compressed: ${size} bytes`);
      expect(size).toBeLessThanOrEqual(budget);
    },
  );

  test.each([
    ['fullcors/fetch', []],
    ['fullcors/hono', ['shared/warn.js']],
  ])('for a worker of %s holds nothing of the other adapters', async (entry, also) => {
    const { inputs } = await bundle(`export { cors } from '${entry}';`, WORKER);
    const adapters = inputs
      .filter((path) => /dist\/esm\/adapters\//.test(path))
      .map((path) => path.split('adapters/')[1]);
    expect(adapters.sort()).toEqual([
      `${entry.split('/')[1]}.js`,
      'shared/as-cors.js',
      ...also,
      'shared/web.js',
    ]);
  });

  test('for a worker runs where there is no process', async () => {
    const source = `import { cors } from 'fullcors/fetch';
      const serve = cors({ allowOrigins: ['https://app.example.com'] }, () => new Response('hello'));
      const request = new Request('https://api.example.com/', { headers: { origin: 'https://app.example.com' } });
      const response = await serve(request);
      globalThis.answer = response.headers.get('access-control-allow-origin');`;
    const { text } = await bundle(source, WORKER);
    const { stdout, stderr } = await runElsewhere(
      'worker.mjs',
      `const log = console.log; delete globalThis.process;\n${text}\nlog(globalThis.answer);`,
    );
    expect(stdout.trim(), stderr).toBe('https://app.example.com');
  });

  test('for a worker takes the data along when asked, and is told to ask', async () => {
    const policy =
      "import { createCors } from 'fullcors'; createCors({ allowOrigins: ['https://*.example.com'], allowCredentials: true }); console.log('policy built');";
    const [without, with_] = await Promise.all([bundle(policy, WORKER), bundle(DATA + policy, WORKER)]);
    expect((await runElsewhere('worker-without.mjs', without.text)).stderr).toMatch(
      /import 'fullcors\/public-suffix'.*\[public-suffix-data-missing\]/,
    );
    expect(await runElsewhere('worker-with.mjs', with_.text)).toMatchObject({
      code: 0,
      stdout: 'policy built\n',
    });
  });

  /** What a bundle says of a policy: the error, else what is asked of it. */
  const SAID = `import { createCors } from 'fullcors';
    const said = (options, ask = (cors) => cors.policy, env = {}) => {
      try { return ask(createCors(options, { env })); } catch (error) { return [error.name, error.message, error.problems]; }
    };
    const REQUEST = { method: 'OPTIONS', origin: 'https://a.example', requestMethod: 'PUT', path: '/a' };
    const ORIGINS = { allowOrigins: ['https://a.example'] };
    console.log(JSON.stringify({
      wrong: said({ allowOrigins: ['https://a.example/', '*'], allowMethod: [], maxAge: -1, allowHeaders: ['Cookie'] }),
      nobody: said({ origin: '*' }),
      regex: said({ allowOriginRegex: /https:\\/\\/a\\.example/ }, (cors) => cors.decide(REQUEST)),
      wrongRegex: said({ allowOriginRegex: /.*/, allowCredentials: true }),
      explain: said(ORIGINS, (cors) => cors.explain(REQUEST)),
      debug: said({ ...ORIGINS, debug: true }, (cors) => cors.decide(REQUEST)),
      routes: said({ ...ORIGINS, routes: { '/a': { allowMethods: ['PUT'] } } }, (cors) => cors.decide(REQUEST)),
      environments: said({ ...ORIGINS, environments: { production: { maxAge: 5 } } }),
      variable: said(ORIGINS, undefined, { CORS_MAX_AGE: '5' }),
      allowed: said({ ...ORIGINS, allowMethods: ['PUT'] }, (cors) => cors.decide(REQUEST)),
    }));`;
  const PARTS = ['explain', 'layers', 'origin-regex'].map((part) => `import 'fullcors/${part}';\n`).join('');

  test('for a worker refuses what it has no part for, and says which import it takes', async () => {
    const { text } = await bundle(SAID, WORKER);
    const { stdout, stderr } = await runElsewhere('bare.mjs', text);
    const said = JSON.parse(stdout || stderr);
    expect(said.allowed).toMatchObject({ kind: 'preflight', allowed: true, status: 204 });
    expect(said.wrong.slice(0, 2)).toEqual([
      'CorsPolicyError',
      `the CORS policy has problems:
  allowMethod: [] is refused [option-unknown]
  allowOrigins[0]: "https://a.example/" is refused [origin-invalid]
  allowOrigins[1]: "*" is refused [any-not-alone]
  allowHeaders[0]: "Cookie" is refused [header-forbidden]
  maxAge: -1 is refused [option-range]
  import 'fullcors/explain' to read why, and what to write instead`,
    ]);
    for (const { message, fix, value } of said.wrong[2]) {
      expect(message).toBe(`${JSON.stringify(value)} is refused`);
      expect(fix).toBe("import 'fullcors/explain' to read why, and what to write instead");
    }
    expect(said.nobody[2].map(({ code }) => code)).toEqual(['option-unknown', 'origins-missing']);
    const missing = (path, part) =>
      expect.objectContaining({
        code: 'part-missing',
        path,
        fix: `import '${part}' first of all in the policy's own file`,
      });
    expect(said.regex[2]).toEqual([missing('allowOriginRegex', 'fullcors/origin-regex')]);
    expect(said.regex[1]).toContain(
      "is refused; import 'fullcors/origin-regex' first of all in the policy's own file [part-missing]",
    );
    expect(said.wrongRegex[2]).toEqual([missing('allowOriginRegex', 'fullcors/origin-regex')]);
    expect(said.debug[2]).toEqual([missing('debug', 'fullcors/explain')]);
    expect(said.routes[2]).toEqual([missing('routes', 'fullcors/layers')]);
    expect(said.environments[2]).toEqual([missing('environments', 'fullcors/layers')]);
    expect(said.variable[2]).toEqual([missing('CORS_MAX_AGE', 'fullcors/layers')]);
    expect(said.explain.slice(0, 2)).toEqual([
      'TypeError',
      "explain is not in this bundle: import 'fullcors/explain' first of all in the policy's own file",
    ]);
  });

  test('for a worker without parts is as strict as Node, and decides the same', async () => {
    const source = `import { createCors } from 'fullcors';
      const ORIGINS = { allowOrigins: ['https://a.example', 'https://*.example.com', 'http://localhost:*'] };
      const POLICIES = [
        undefined, [], {}, { allowOrigins: 'https://a.example/' }, { ...ORIGINS, zzz: 1 }, { allowOriginIf: 1 },
        ...['*', 'null', 'a.example', 'https://a.example:443', 'http://a.example', 'ws://a.example', 7, undefined].map(
          (origin) => ({ allowOrigins: ['https://b.example', origin], allowCredentials: true }),
        ),
        { allowOrigins: ['*'], allowCredentials: true }, { allowOrigins: ['*'], allowPrivateNetwork: true },
        { ...ORIGINS, exposeHeaders: ['*'], allowCredentials: true, dangerouslyAllowPublicSuffixSubdomains: true },
        { ...ORIGINS, allowMethods: ['put', 'TRACE', '*'] }, { ...ORIGINS, allowHeaders: ['Cookie', 'X A', 7] },
        { ...ORIGINS, exposeHeaders: ['Set-Cookie'] }, { ...ORIGINS, preflightStatus: 201 },
        { ...ORIGINS, maxAge: 86401 }, { ...ORIGINS, allowOriginIfTimeout: 0 }, { ...ORIGINS, enforce: 'yes' },
        ORIGINS, { ...ORIGINS, enforce: true, allowMethods: ['GET'] }, { allowOrigins: [] }, { allowOrigins: ['*'], allowHeaders: ['*'] },
        { ...ORIGINS, allowMethods: ['*'], allowHeaders: ['*'], allowCredentials: true, dangerouslyAllowPublicSuffixSubdomains: true },
      ];
      const REQUESTS = ['https://a.example', 'https://x.example.com', 'https://example.com', 'http://localhost:1', 'null', undefined].flatMap(
        (origin) => [
          { method: 'GET', origin }, { method: 'DELETE', origin, secFetchSite: 'cross-site' },
          { method: 'OPTIONS', origin, requestMethod: 'PUT' },
          { method: 'OPTIONS', origin, requestMethod: 'POST', requestHeaders: 'x-a,, authorization' },
        ],
      );
      for (const options of POLICIES) {
        try {
          const cors = createCors(options, { env: {} });
          console.log(JSON.stringify([cors.policy, REQUESTS.map((request) => cors.decide(request))]));
        } catch (error) {
          console.log(error.problems?.map(({ code, path }) => path + ' ' + code).join(', ') ?? error.stack);
        }
      }`;
    const { text } = await bundle(source, WORKER);
    const [bundled, onNode] = await Promise.all([runElsewhere('strict.mjs', text), runModule(source)]);
    expect(onNode.stdout.trim().split('\n'), onNode.stderr).toHaveLength(29);
    expect(bundled.stdout, bundled.stderr).toBe(onNode.stdout);
  });

  test('for a worker with its parts says and does what Node does', async () => {
    const { text } = await bundle(PARTS + SAID, WORKER);
    const [bundled, onNode] = await Promise.all([runElsewhere('parts.mjs', text), runModule(SAID)]);
    expect(bundled.stdout, bundled.stderr).toBe(onNode.stdout);
    expect(onNode.stdout, onNode.stderr).not.toContain('part-missing');
  });

  test('for Node holds every part by itself, but for the data', async () => {
    const { text, inputs } = await bundle(SAID, NODE);
    expect(inputs.filter((path) => path.includes('node_modules/tldts/'))).toEqual([]);
    const [bundled, onNode] = await Promise.all([runElsewhere('server.mjs', text), runModule(SAID)]);
    expect(bundled.stdout, bundled.stderr).toBe(onNode.stdout);
  });

  test.each([
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ])(
    'of a server, as %s: without the data in reach it names the fix, and the fix works',
    async (format, extension) => {
      const [without, with_] = await Promise.all([
        bundle(POLICY, { ...NODE, format }),
        bundle(DATA + POLICY, { ...NODE, format }),
      ]);
      const refused = await runElsewhere(`without.${extension}`, without.text);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(
        /fix: .*import 'fullcors\/public-suffix'.*\[public-suffix-data-missing\]/,
      );
      const built = await runElsewhere(`with.${extension}`, with_.text);
      expect(built).toMatchObject({ code: 0, stdout: 'policy built\n' });
    },
  );

  test('of a server that requires us takes the data along by itself', async () => {
    const source =
      "const { createCors } = require('fullcors'); createCors({ allowOrigins: ['https://*.example.com'], allowCredentials: true }); console.log('policy built');";
    const { text } = await bundle(source, { ...NODE, format: 'cjs' });
    expect(await runElsewhere('required.cjs', text)).toMatchObject({ code: 0, stdout: 'policy built\n' });
  });
});

describe('a bundle of @fullcors/browser', () => {
  const PAGE = readFileSync(join(root, 'test/consumers/in-a-page.ts'), 'utf8');
  const VERDICTS =
    'PUT with session=1; 2; header-not-allowed; fetching over the network needs Node: pass a fetch handler, { fetch } or a transport';
  const pageOf = (contents) => bundle(contents, { platform: 'browser', conditions: ['browser'] });

  test('for a page holds nothing of Node, and keeps to its budget', async () => {
    const { text, inputs } = await pageOf("export * from '@fullcors/browser';");
    expect(inputs.filter((path) => path.includes('transports/node/'))).toEqual([]);
    expect(text).not.toMatch(/["'`]node:|\brequire\(/);
    const size = gzipSync(text, { level: 9 }).length;
    console.info(`@fullcors/browser, minified and compressed: ${size} bytes`);
    expect(size).toBeLessThanOrEqual(BROWSER_BUDGET);
  });

  test('judges where there is no process and no require', async () => {
    const { text } = await pageOf(PAGE);
    const run = `const log = console.log; delete globalThis.process;\n${text}\nlog(await globalThis.verdicts);`;
    const { stdout, stderr } = await runElsewhere('page.mjs', run);
    expect(stdout.trim(), stderr).toBe(VERDICTS);
  });

  test.each(ENGINES.filter(findEngine))('judges in a page of %s', async (name) => {
    const { text } = await pageOf(PAGE);
    const server = createServer((_request, response) => response.end('<!doctype html>'));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const engine = await launch(name);
    onTestFinished(async () => {
      await engine.close();
      server.close();
    });
    const tab = await engine.open(`http://127.0.0.1:${server.address().port}/`);
    const source = `const url = URL.createObjectURL(new Blob([args[0]], { type: 'text/javascript' }));
      return (await import(url)).verdicts;`;
    expect(await tab.run(source, text)).toBe(VERDICTS);
  });
});

describe('the public-suffix data', () => {
  const NEEDS_NONE = `createCors({ allowOrigins: ['https://app.example.com'], allowCredentials: true });
    createCors({ allowOrigins: ['https://*.example.com'] });`;
  const NEEDS_IT = "createCors({ allowOrigins: ['https://*.example.com'], allowCredentials: true });";
  const IMPORTS = [
    'fullcors',
    'fullcors/node',
    'fullcors/express',
    'fullcors/fastify',
    'fullcors/koa',
    'fullcors/hono',
    'fullcors/fetch',
  ];

  test.each([
    [
      'import',
      runModule,
      `import { createRequire } from 'node:module'; import { createCors } from 'fullcors'; const { cache } = createRequire(import.meta.url);\n${IMPORTS.map((name) => `import '${name}';`).join('\n')}`,
    ],
    [
      'require',
      runScript,
      `const { createCors } = require('fullcors'); const { cache } = require;\n${IMPORTS.map((name) => `require('${name}');`).join('\n')}`,
    ],
  ])('is loaded by the first policy that needs it, not before: %s', async (_how, run, head) => {
    const loaded = 'console.log(Object.keys(cache).some((path) => /node_modules.tldts/.test(path)));';
    const { stdout, stderr } = await run([head, loaded, NEEDS_NONE, loaded, NEEDS_IT, loaded].join('\n'));
    expect(stdout.trim().split('\n'), stderr).toEqual(['false', 'false', 'true']);
  });

  test.each([
    [
      'import',
      runModule,
      `import { createCors } from 'fullcors';\n${IMPORTS.map((name) => `import '${name}';`).join('\n')}`,
    ],
    [
      'require',
      runScript,
      `const { createCors } = require('fullcors');\n${IMPORTS.map((name) => `require('${name}');`).join('\n')}`,
    ],
  ])('is not needed by a policy without it where it is not installed: %s', async (how, run, head) => {
    const bare = join(elsewhere, how);
    cpSync(installed, join(bare, 'node_modules/fullcors'), { recursive: true });
    const without = await run(`${head}\n${NEEDS_NONE}\nconsole.log('policies built');`, bare);
    expect(without).toMatchObject({ code: 0, stdout: 'policies built\n' });
    const needing = await run(`${head}\n${NEEDS_IT}`, bare);
    expect(needing.stderr).toContain('[public-suffix-data-missing]');
  });
});

describe('the arrows run one way', () => {
  /** What each file imports, as `from -> to`, both relative to `directory`, or the bare name of a package. */
  const arrows = (directory, pattern) =>
    filesBelow(directory)
      .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, to]) => ({
          from: relative(directory, file).split(sep).join('/'),
          isBare: !to.startsWith('.'),
          to: to.startsWith('.')
            ? relative(directory, join(file, '..', to))
                .split(sep)
                .join('/')
            : to,
        })),
      );
  const layer = (path) => path.split('/')[0];
  const text = ({ from, to }) => `${from} -> ${to}`;

  // At run time, so on what was built: `import type` is gone from it.
  const atRunTime = arrows(
    join(installed, 'dist/esm'),
    /^(?:(?:import|export)\s[^;]*?from |import )\s*["']([^"']+)["']|\b(?:import|require)\(["']([^"']+)["']\)/gm,
  );

  test('policy <- protocol <- adapters', () => {
    expect(atRunTime.length).toBeGreaterThan(50);
    const forbidden = {
      policy: ['protocol', 'adapters', 'index.js'],
      protocol: ['adapters', 'index.js'],
      adapters: ['index.js'],
    };
    expect(atRunTime.filter(({ from, to }) => forbidden[layer(from)]?.includes(layer(to))).map(text)).toEqual(
      [],
    );
  });

  test('no adapter imports another, but for Express, which is Connect', () => {
    const adapters = atRunTime.filter(
      ({ from, to }) => layer(from) === 'adapters' && layer(to) === 'adapters',
    );
    expect(adapters.filter(({ to }) => !to.startsWith('adapters/shared/')).map(text)).toEqual([
      'adapters/express.js -> adapters/node.js',
    ]);
  });

  test('nothing but the public-suffix data comes from outside, and Node only where the data is loaded', () => {
    const bare = atRunTime.filter(({ isBare, to }) => isBare && !to.startsWith('#'));
    expect(bare.map(text).sort()).toEqual([
      'policy/load-tldts/node-esm.js -> node:module',
      'public-suffix.js -> tldts',
    ]);
  });

  test('what a bundle takes only when asked is reached through the imports of package.json', () => {
    const parts =
      /policy\/(words|layers|origin-regex|linear-regex|origin-matcher)\/|protocol\/(explain|memory)\//;
    const own = (path) => parts.exec(path)?.[0];
    const into = atRunTime.filter(({ from, to }) => own(to) && !own(from));
    expect(new Set(into.map(({ from }) => from))).toEqual(
      // origins.js is for who emits: an entry of its own, which no other imports.
      new Set(['explain.js', 'layers.js', 'origin-regex.js', 'origins.js']),
    );
    const through = atRunTime.filter(({ to }) => to.startsWith('#'));
    const { imports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(new Set(through.map(({ to }) => to))).toEqual(new Set(Object.keys(imports)));
  });

  test('no declaration is reached through them, since `node10` resolution does not know them', () => {
    const declarations = filesBelow(join(installed, 'dist')).filter((file) => /\.d\.c?ts$/.test(file));
    expect(declarations.length).toBeGreaterThan(50);
    const through = declarations.filter((file) => /["']#/.test(readFileSync(file, 'utf8')));
    expect(through.map((file) => relative(installed, file))).toEqual([]);
  });

  test('types too', () => {
    const all = arrows(join(root, 'packages/fullcors/src'), /^(?:import|export)\s[^;]*?from\s+'([^']+)'/gm);
    const back = { policy: ['protocol', 'adapters'], protocol: ['adapters'] };
    expect(all.filter(({ from, to }) => back[layer(from)]?.includes(layer(to))).map(text)).toEqual([]);
  });

  test('in @fullcors/browser, types too: engines <- fetch-standard <- transports, blocked <- page <- testing', () => {
    const imports = /^(?:(?:import|export)\s[^;]*?from\s+|import\s+)'([^']+)'/gm;
    const all = arrows(join(root, 'packages/browser/src'), imports).filter(({ isBare }) => !isBare);
    expect(all.length).toBeGreaterThan(150);
    const LEVELS = [
      /^engines\//,
      /^fetch-standard\//,
      /^(transports|blocked)\//,
      /^(browser-response|page)\./,
      /^testing\//,
      /^/,
    ];
    const levelOf = (path) => LEVELS.findIndex((level) => level.test(path));
    const isWrong = ({ from, to }) =>
      levelOf(from) < levelOf(to) || (levelOf(from) === 2 && levelOf(to) === 2 && layer(from) !== layer(to));
    expect(all.filter(isWrong).map(text)).toEqual([]);
  });
});

// What `fullcors init` writes and prints, in real servers: every format, in every module system, with every framework. The
// printed lines are put into a server as they stand; it is started, and asked preflights.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { build } from 'esbuild';
import { parse as parseToml } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { findRuntime } from '../conformance/runners/runtimes.js';
import { SERVERS, serverText } from './init/servers.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const projects = join(root, '.e2e/init');
const { run } = await import(
  /* @vite-ignore */ join(root, '.e2e/node_modules/@fullcors/cli/dist/bin/program.js')
);
rmSync(projects, { recursive: true, force: true });

const APP = 'https://app.example.com';
const POLICY = ['--origin', APP, '--method', 'PUT', '--header', 'Content-Type', '--credentials'];
const NAMES = Object.keys(SERVERS);

async function fullcors(cwd, ...args) {
  let [out, err] = ['', ''];
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd,
    env: {},
    isInteractive: false,
    columns: 80,
    hasColor: false,
  });
  return { code, out, err };
}

function makeProject(name, files) {
  const folder = join(projects, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof text === 'string' ? text : JSON.stringify(text));
  }
  return folder;
}

/** Writes the policy in a format, and a server a framework with the lines that are printed for it. */
async function writeServers(folder, format, { extension, writing, source = '.', names = NAMES }) {
  for (const name of names) {
    const { code, out, err } = await fullcors(
      folder,
      'init',
      ...POLICY,
      '-f',
      format,
      '--framework',
      name,
      '--force',
    );
    expect([code, err]).toEqual([0, '']);
    writeFileSync(join(folder, source, `${name}.${extension}`), serverText(name, out, writing));
  }
  const checked = await fullcors(folder, 'check', '--all');
  expect(checked, checked.out).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toMatch(/is sound \(development, test, production\)/);
}

/** Starts the servers of a folder in one process, and waits until all of them listen. */
async function start(folder, files, { node = process.execPath, env = {} } = {}) {
  const runner = join(folder, 'run.mjs');
  writeFileSync(runner, files.map((file) => `await import('./${file}');`).join('\n'));
  const child = spawn(node, [runner], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  let output = '';
  const urls = new Map();
  const listening = new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`not all listen after 20 s:\n${output}`)), 20_000);
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
      for (const [, name, url] of output.matchAll(/^(\w+) (http:\S+)$/gm)) urls.set(name, url);
      if (urls.size < files.length) return;
      clearTimeout(patience);
      resolve();
    });
    exited.then(() => {
      clearTimeout(patience);
      reject(new Error(`it ended:\n${output}`));
    });
  });
  try {
    await listening;
    return { urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const preflight = (origin) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'content-type',
  },
});

/** Whether a page at an origin may PUT JSON with cookies, by what is answered to its preflight. */
async function mayPut(url, origin) {
  const { status, headers } = await fetch(`${url}/items`, preflight(origin));
  const granted = [
    headers.get('access-control-allow-origin'),
    headers.get('access-control-allow-credentials'),
    headers.get('access-control-allow-methods'),
    headers.get('access-control-allow-headers'),
  ].join(' ');
  return status === 204 && granted === `${origin} true PUT Content-Type`;
}

/** Who is allowed, by environment. */
const ALLOWED = {
  production: { [APP]: true, 'http://localhost:5173': false, 'https://evil.example': false },
  development: { [APP]: false, 'http://localhost:5173': true, 'https://evil.example': false },
};

async function expectAllowed(urls, environment) {
  for (const [name, url] of urls) {
    for (const [origin, isAllowed] of Object.entries(ALLOWED[environment])) {
      expect(await mayPut(url, origin), `${name}, ${environment}: ${origin}`).toBe(isAllowed);
    }
  }
}

const MODULE = { 'package.json': { type: 'module', private: true } };
const COMMONJS = { 'package.json': { type: 'commonjs', private: true } };
const UNSAID = { 'package.json': { private: true } };

describe.each([
  ['ES modules', MODULE, 'module'],
  ['CommonJS', COMMONJS, 'commonjs'],
])('%s', (_, files, writing) => {
  test.each(['js', 'mjs', 'json', 'yaml', 'toml'])(
    'cors.config.%s, in a server of each framework',
    async (format) => {
      const folder = makeProject(`${writing}-${format}`, files);
      await writeServers(folder, format, { extension: 'js', writing });
      const servers = NAMES.map((name) => `${name}.js`);
      for (const environment of ['production', 'development']) {
        const { urls, stop } = await start(folder, servers, { env: { CORS_ENV: environment } });
        try {
          await expectAllowed(urls, environment);
        } finally {
          await stop();
        }
      }
    },
  );
});

describe('TypeScript', () => {
  const compilerOptions = {
    strict: true,
    target: 'es2022',
    module: 'nodenext',
    rootDir: 'src',
    outDir: 'dist',
    types: ['node'],
    skipLibCheck: true,
    // What the lines are put into is JavaScript; the lines themselves are not let off.
    noImplicitAny: false,
  };
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = { scripts: { build: 'tsc', start: 'node dist/express.js' } };

  test.each([
    ['ES modules', { type: 'module', ...compiled }, {}, 'ts'],
    ['CommonJS', { type: 'commonjs', ...compiled }, {}, 'ts'],
    ['named with .ts', { type: 'module', ...compiled }, { rewriteRelativeImportExtensions: true }, 'ts'],
    ['a policy of JSON', { type: 'module', ...compiled }, {}, 'json'],
    ['a policy of YAML', { type: 'module', ...compiled }, {}, 'yaml'],
  ])('compiled by tsc: %s', async (title, manifest, more, format) => {
    const folder = makeProject(`tsc-${title.replace(/\W+/g, '-')}`, {
      'package.json': manifest,
      'tsconfig.json': { compilerOptions: { ...compilerOptions, ...more }, include: ['src'] },
      'src/index.ts': '',
    });
    // A module of CommonJS cannot wait at its top level, and Fastify's line does.
    const names = manifest.type === 'module' ? NAMES : NAMES.filter((name) => name !== 'fastify');
    await writeServers(folder, format, { extension: 'ts', writing: 'typescript', source: 'src', names });
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
    const { urls, stop } = await start(
      folder,
      names.map((name) => `dist/${name}.js`),
    );
    try {
      await expectAllowed(urls, 'production');
    } finally {
      await stop();
    }
  });
});

describe.each(['node-22', 'node-24', 'node-26'])('on %s', (version) => {
  const node = findRuntime(version);

  test.each([
    ['module', MODULE, 'json', 'js'],
    ['commonjs', COMMONJS, 'mjs', 'js'],
    ['commonjs', UNSAID, 'ts', 'js'],
    ['module', MODULE, 'ts', 'ts'],
  ])('%s, of %j: cors.config.%s', async (writing, files, format, extension) => {
    if (!node) return;
    const folder = makeProject(`${version}-${writing}-${format}`, files);
    await writeServers(folder, format, { extension, writing, names: ['node'] });
    const { urls, stop } = await start(folder, [`node.${extension}`], { node });
    try {
      await expectAllowed(urls, 'production');
    } finally {
      await stop();
    }
  });
});

describe('bundled for what is not Node', () => {
  const bundled = async (folder, entry) => {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [join(folder, entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      conditions: ['workerd', 'worker'],
      logLevel: 'silent',
    });
    return import(/* @vite-ignore */ pathToFileURL(outfile).href);
  };

  test.each([
    ['workers', 'ts'],
    ['workers', 'mjs'],
    ['workers', 'json'],
    ['next', 'ts'],
    ['next', 'json'],
  ])('%s: cors.config.%s holds the parts that it takes', async (framework, format) => {
    const folder = makeProject(`${framework}-${format}`, MODULE);
    // A pattern with credentials takes the public-suffix data as well.
    const policy = [...POLICY, '--origin', 'https://*.example.org'];
    const { code, out } = await fullcors(folder, 'init', ...policy, '-f', format, '--framework', framework);
    expect(code).toBe(0);
    const block = /^In [^\n]*:\n\n([\s\S]+?)\n\n(?=Then|Node runs)/m.exec(out)[1];
    const lines = block.split('\n').map((line) => line.slice(4));
    const handler = "const handler = () => new Response('ok');";
    const at = lines.findLastIndex((line) => line.startsWith('import '));
    writeFileSync(
      join(folder, 'entry.ts'),
      [...lines.slice(0, at + 1), handler, ...lines.slice(at + 1)].join('\n'),
    );
    const exported = await bundled(folder, 'entry.ts');
    const handle = exported.default?.fetch ?? exported.OPTIONS;
    const ask = async (origin) => {
      const { method, headers } = preflight(origin);
      const response = await handle(new Request('https://api.example.com/items', { method, headers }));
      return response.headers.get('access-control-allow-origin');
    };
    expect(await ask(APP)).toBe(APP);
    expect(await ask('https://shop.example.org')).toBe('https://shop.example.org');
    expect(await ask('https://evil.example')).toBe(null);
    if (framework === 'next') expect(Object.keys(exported)).toContain('OPTIONS');
  });

  test.each(['yaml', 'toml'])('cors.config.%s is refused: there is no file to read', async (format) => {
    const folder = makeProject(`workers-${format}`, MODULE);
    const { code, err } = await fullcors(folder, 'init', ...POLICY, '-f', format, '--framework', 'workers');
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toMatch(/Cloudflare Workers has no file .* say --format json, or ts/);
  });
});

describe('the file by itself', () => {
  let validate;
  beforeAll(() => {
    const schema = readFileSync(join(root, '.e2e/node_modules/fullcors/cors.schema.json'), 'utf8');
    validate = new Ajv({ formats: { regex: true } }).compile(JSON.parse(schema));
  });
  afterAll(() => rmSync(projects, { recursive: true, force: true }));

  test.each([
    ['json', JSON.parse, /"\$schema": "([^"]+)"/],
    ['yaml', parseYaml, /^# yaml-language-server: \$schema=(\S+)$/m],
    ['toml', parseToml, /^#:schema (\S+)$/m],
  ])('%s names the schema, which is there, and is valid by it', async (format, parse, named) => {
    const folder = makeProject(`schema-${format}`, MODULE);
    await fullcors(folder, 'init', ...POLICY, '-f', format);
    const text = readFileSync(join(folder, `cors.config.${format}`), 'utf8');
    validate(parse(text));
    expect(validate.errors).toBeNull();
    const [, path] = named.exec(text);
    expect(JSON.parse(readFileSync(join(folder, path), 'utf8')).title).toContain('fullcors');
  });
});

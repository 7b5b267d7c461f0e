// What `fullcors init --from` makes of a configuration, against the server that has it: a browser's verdict on both, for the
// same attempts of the same pages. Nothing may be allowed that was not, and what is no longer allowed is told in the list that
// is printed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findPython } from '../fastapi/servers.js';
import { notTestedHere } from '../runners/missing.js';
import { ATTEMPTS, isAllowed, namesOf } from './pages.js';
import { peerApp } from './peers.js';
import { PYTHONS, SCRIPTS } from './sources.js';

const e2e = fileURLToPath(new URL('../../.e2e/', import.meta.url));
const packed = (path) => import(/* @vite-ignore */ join(e2e, 'node_modules', path));
const { run } = await packed('@fullcors/cli/dist/bin/program.js');
const { browserAt } = await packed('@fullcors/browser/dist/esm/index.js');
const { createCors } = await packed('fullcors/dist/esm/index.js');
const { cors } = await packed('fullcors/dist/esm/adapters/fetch.js');

const projects = join(e2e, 'init-from');
rmSync(projects, { recursive: true, force: true });

/** Writes a program, and what it is translated to beside it. */
async function translated({ file, text, files = {} }, name) {
  const folder = join(projects, name);
  const all = { 'package.json': '{ "type": "module" }', ...files, [file]: text };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  let said = '';
  const hear = (more) => {
    said += more;
  };
  const terminal = {
    out: hear,
    err: hear,
    cwd: folder,
    env: {},
    isInteractive: false,
    columns: 80,
    hasColor: false,
  };
  const code = await run(['init', '--from', file, '--format', 'mjs'], terminal);
  expect(code, said).toBeLessThan(2);
  const { default: policy } = await import(/* @vite-ignore */ join(folder, 'cors.config.mjs'));
  return { file: join(folder, file), policy, said: said.replace(/\s+/g, ' '), folder, code };
}

const ours = (policy, environment) =>
  cors(createCors(policy, { env: { CORS_ENV: environment } }), () => Response.json([]));

/** Every attempt at the peer and at ours; what differs has to be told, and what is told has to differ. */
async function compare(row, { policy, said }, peer, environments = ['production', 'development']) {
  const { differs = {}, wider = {} } = row;
  const [production, development = production] = environments.map((name) => ours(policy, name));
  const met = new Set();
  for (const attempt of ATTEMPTS) {
    const [was, is, isThere] = await Promise.all(
      [peer, production, development].map((target) => isAllowed(browserAt, target, attempt)),
    );
    const names = namesOf(attempt);
    if ((is || isThere) && !was) {
      const told = names.find((name) => wider[name]);
      expect(told, `wider: ${JSON.stringify(attempt)}`).toBeDefined();
      met.add(told);
    } else if (was && !is) {
      const told = names.find((name) => differs[name]);
      expect(told, `no longer allowed, and not told: ${JSON.stringify(attempt)}\n${said}`).toBeDefined();
      met.add(told);
    }
  }
  for (const words of Object.values({ ...differs, ...wider })) expect(said).toMatch(words);
  expect([...met].sort()).toEqual(Object.keys({ ...differs, ...wider }).sort());
}

describe.each(SCRIPTS.map((row, i) => [`${row.peer}: ${row.is}`, row, i]))('%s', (_, row, i) => {
  test('allows no more, and tells what is less', async () => {
    const translation = await translated(row, `script-${i}`);
    if (!row.byEnvironment) return compare(row, translation, await peerApp(row.peer, translation.file));
    for (const environment of ['production', 'development']) {
      vi.stubEnv('NODE_ENV', environment);
      const peer = await peerApp(row.peer, translation.file, environment);
      vi.unstubAllEnvs();
      await compare(row, translation, peer, [environment]);
    }
  });
});

const python = findPython();
if (!python) notTestedHere('init --from against FastAPI, `scripts/setup-fastapi`');

describe.skipIf(!python)('FastAPI', () => {
  let child;
  let ports;
  const made = [];
  beforeAll(async () => {
    for (const [i, row] of PYTHONS.entries()) made.push(await translated(row, `python-${i}`));
    child = spawn(python, [fileURLToPath(new URL('serve.py', import.meta.url))], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH },
    });
    child.stdin.write(`${JSON.stringify(made.map(({ file }) => file))}\n`);
    ports = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
      child.once('exit', () => reject(new Error('FastAPI did not start')));
    });
  });
  afterAll(() => child?.stdin.end());

  test.each(PYTHONS.map((row, i) => [row.is, row, i]))(
    '%s: allows no more, and tells what is less',
    async (_, row, i) => {
      await compare(row, made[i], `http://127.0.0.1:${ports[i]}`);
    },
  );
});

test("the article's policy is what a person would have written", async () => {
  // Translated here, since a machine without FastAPI compares nothing above.
  const { folder } = await translated(PYTHONS[0], 'article');
  expect(readFileSync(join(folder, 'cors.config.mjs'), 'utf8')).toContain(`export default defineCors({
  // Production, and wherever no environment below says otherwise.
  allowOrigins: ['https://example.com', 'https://staging.example.com'],
  allowCredentials: true,
  allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['*'],
`);
});

// The doctor and the zoo: in each cage a server with one fault, on a real port. The doctor names the cause first and
// nothing false; what it says is done to the server, and then both the doctor and a real Chromium allow the request.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../.e2e/node_modules/@fullcors/cli/dist/esm/program.js';
import { findEngine, launch } from '../browsers/engines/index.js';
import { findPython, startFastapi } from '../fastapi/servers.js';
import { notTestedHere } from '../runners/missing.js';
import { asFetch, asPage, open, putRight } from './keeper.js';
import { ANSWERS, ORIGINS, PREFLIGHTS, RISKS } from './zoo/cages.js';
import { EXPRESS, OTHERS, STARLETTE } from './zoo/peers.js';

const hasChromium = findEngine('chromium');

let page;
let origin;
let engine;
let tab;
beforeAll(async () => {
  page = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('ok')).listen(0);
  await once(page, 'listening');
  origin = `http://localhost:${page.address().port}`;
  if (!hasChromium) return;
  engine = await launch('chromium');
  tab = await engine.open(`${origin}/`);
});
afterAll(async () => {
  await engine?.close();
  page?.closeAllConnections();
  page?.close();
});

/** What `fullcors doctor` prints as JSON, and its exit code. */
async function examine(url, flags) {
  let out = '';
  let err = '';
  const terminal = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    cwd: process.cwd(),
    env: {},
    isInteractive: false,
    columns: 80,
    hasColor: false,
  };
  const code = await run(['doctor', url, '--origin', origin, '--format', 'json', ...flags], terminal);
  expect(err).toBe('');
  return { code, ...JSON.parse(out) };
}

const inChromium = (url, flags) => tab.run(asPage, ...asFetch(url, flags));
const codesOf = ({ findings }) => findings.map(({ code }) => code);

/** What is printed where the doctor is wrong. */
const summary = ({ findings, exchanges }) =>
  [
    ...findings.map(({ code, what }) => `${code}: ${what}`),
    ...exchanges.flatMap(({ heads }) => ['', ...heads]),
  ].join('\n');

async function startCage(handler, path = '/items') {
  const server = await open(handler);
  onTestFinished(server.close);
  return server.url + path;
}

/** One cage: what is found, and that it is enough. */
async function visit(url, cage) {
  const before = await examine(url, cage.ask);
  expect(codesOf(before), summary(before)).toEqual(cage.finds);
  const isBlocked = before.findings.some(({ weight }) => weight === 'blocks');
  expect(before).toMatchObject({ code: isBlocked ? 1 : 0, verdict: isBlocked ? 'blocked' : 'allowed' });
  if (hasChromium && cage.chromium !== 'waits') {
    expect((await inChromium(url, cage.ask)).allowed).toBe(!isBlocked || cage.chromium === 'allows');
  }

  const [{ askInstead }] = before.findings;
  const better = askInstead ?? (await startCage(putRight(url, before.findings), new URL(url).pathname));
  const then = cage.afterwards ?? cage.ask;
  const after = await examine(better, then);
  expect(codesOf(after), summary(after)).toEqual([]);
  expect(after).toMatchObject({ code: 0, verdict: 'allowed' });
  if (hasChromium) {
    const { allowed, read } = await inChromium(better, then);
    expect(allowed).toBe(true);
    expect(read).toEqual(cage.read ?? []);
  }
}

describe.each([
  ['a preflight', PREFLIGHTS],
  ['an origin', ORIGINS],
  ['an answer', ANSWERS],
  ['a risk', RISKS],
  ['Express', EXPRESS],
  ['another peer', OTHERS],
])('%s', (_kind, cages) => {
  test.each(cages.map((cage) => [cage.name, cage]))('%s', async (_, cage) => {
    await visit(await startCage(await cage.serve(origin)), cage);
  });
});

const python = findPython();
if (!python) notTestedHere('FastAPI, `scripts/setup-fastapi`');

describe.runIf(python)('Starlette', () => {
  let fastapi;
  beforeAll(async () => {
    const policies = STARLETTE.map(({ name, policy }) => [name, policy(origin)]);
    fastapi = await startFastapi(python, Object.fromEntries(policies));
  });
  afterAll(() => fastapi?.stop());

  test.each(STARLETTE.map((cage) => [cage.name, cage]))('%s', async (_, cage) => {
    await visit(`http://127.0.0.1:${fastapi.ports[cage.name]}${cage.path}`, cage);
  });
});

// The doctor and the zoo: in each cage a server with one fault, on a real port. The doctor names the cause first and
// nothing false; what it says is done to the server, and then both the doctor and a real Chromium allow the request.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { FINDING_CODES } from '../../packages/cli/dist/esm/doctor/finding.js';
import { findPython, startFastapi } from '../fastapi/servers.js';
import { notTestedHere } from '../runners/missing.js';
import { asFetch, asPage, open, putRight } from './keeper.js';
import { codesOf, examine, openPage, summary } from './visit.js';
import { ANSWERS, ORIGINS, PREFLIGHTS, RISKS } from './zoo/cages.js';
import { EXPRESS, OTHERS, STARLETTE } from './zoo/peers.js';

let page;
beforeAll(async () => {
  page = await openPage();
});
afterAll(() => page?.close());

const inChromium = (url, flags) => page.ask(asPage, ...asFetch(url, flags));

async function startCage(handler, path = '/items') {
  const server = await open(handler);
  onTestFinished(server.close);
  return server.url + path;
}

/** One cage: what is found, and that it is enough. */
async function visit(url, cage) {
  const before = await examine(url, page.origin, cage.ask);
  expect(codesOf(before), summary(before)).toEqual(cage.finds);
  const isBlocked = before.findings.some(({ weight }) => weight === 'blocks');
  expect(before).toMatchObject({ code: isBlocked ? 1 : 0, verdict: isBlocked ? 'blocked' : 'allowed' });
  if (page.isThere && cage.chromium !== 'waits') {
    expect((await inChromium(url, cage.ask)).allowed).toBe(!isBlocked || cage.chromium === 'allows');
  }

  const [{ askInstead }] = before.findings;
  const better = askInstead ?? (await startCage(putRight(url, before.findings), new URL(url).pathname));
  const then = cage.afterwards ?? cage.ask;
  const after = await examine(better, page.origin, then);
  expect(codesOf(after), summary(after)).toEqual([]);
  expect(after).toMatchObject({ code: 0, verdict: 'allowed' });
  if (page.isThere) {
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
    await visit(await startCage(await cage.serve(page.origin)), cage);
  });
});

const python = findPython();
if (!python) notTestedHere('FastAPI, `scripts/setup-fastapi`');

describe.runIf(python)('Starlette', () => {
  let fastapi;
  beforeAll(async () => {
    const policies = STARLETTE.map(({ name, policy }) => [name, policy(page.origin)]);
    fastapi = await startFastapi(python, Object.fromEntries(policies));
  });
  afterAll(() => fastapi?.stop());

  test.each(STARLETTE.map((cage) => [cage.name, cage]))('%s', async (_, cage) => {
    await visit(`http://127.0.0.1:${fastapi.ports[cage.name]}${cage.path}`, cage);
  });
});

/** What no cage can have: it is below CORS, needs https or the policy file, or is known without asking. */
const ELSEWHERE = [
  'answer-redirected',
  'blocked-otherwise',
  'certificate',
  'differs-from-policy',
  'local-network-access',
  'mixed-content',
  'origin-dot-unescaped',
  'origin-scheme-ignored',
];

test('every finding has its cage, or its test elsewhere', () => {
  const cages = [...PREFLIGHTS, ...ORIGINS, ...ANSWERS, ...RISKS, ...EXPRESS, ...OTHERS, ...STARLETTE];
  expect(cages.length).toBeGreaterThanOrEqual(98);
  const found = new Set([...cages.flatMap(({ finds }) => finds), ...ELSEWHERE]);
  expect(FINDING_CODES.filter((code) => !found.has(code))).toEqual([]);
});

// The same requests to FastAPI and to fullcors; see differences.js for what may differ.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policies, requests, translate } from './cases.js';
import { answers, refusals } from './differences.js';
import { updated } from './document.js';
import {
  CorsPolicyError,
  differing,
  findPython,
  observe,
  play,
  startFastapi,
  startFullcors,
} from './servers.js';

const guide = new URL('../../docs/from-fastapi.md', import.meta.url);
const python = findPython();
if (!python && process.env.CI !== 'true') {
  console.log('not tested here: FastAPI, `scripts/setup-fastapi`');
}

test('docs/from-fastapi.md shows differences.js (if not: node conformance/fastapi/document.js)', () => {
  const text = readFileSync(guide, 'utf8');
  expect(text).toBe(updated(text));
});

describe('the policies that fullcors refuses to build', () => {
  test.each(refusals)('$code: $policy', async ({ code, policy }) => {
    expect(await problemsOf(policy)).toEqual([code]);
  });
});

describe.skipIf(!python && process.env.CI !== 'true')('against FastAPI', () => {
  const keyOf = (index) => `refused ${index}`;
  let fastapi;

  beforeAll(async () => {
    if (!python) throw new Error('FastAPI is not here: run scripts/setup-fastapi');
    fastapi = await startFastapi(python, {
      ...Object.fromEntries(Object.entries(policies).map(([name, policy]) => [name, policy.fastapi])),
      ...Object.fromEntries(refusals.map(({ policy }, index) => [keyOf(index), policy])),
    });
  });
  afterAll(() => fastapi?.stop());

  test('every difference is named once, and every name is seen', async () => {
    const observed = [];
    for (const [name, policy] of Object.entries(policies)) {
      observed.push(...(await compare(name, policy, fastapi.ports[name])));
    }
    const named = observed.map((it) => [it, answers.filter(({ applies }) => applies(it))]);
    const { fastapi: version, starlette } = fastapi.versions;
    const against = `against FastAPI ${version}, Starlette ${starlette}`;
    expect(named.filter(([, names]) => names.length !== 1).map(describeDifference), against).toEqual([]);
    const seen = new Set(named.flatMap(([, names]) => names.map(({ id }) => id)));
    expect(
      answers.map(({ id }) => id).filter((id) => !seen.has(id)),
      `${against}: no longer seen`,
    ).toEqual([]);
  }, 120_000);

  test.each(refusals.map((refusal, index) => ({ ...refusal, index })))(
    'FastAPI takes $policy',
    async ({ index, probe, shows }) => {
      const seen = observe(probe, await play(fastapi.ports[keyOf(index)], probe));
      expect(seen).toMatchObject(shows);
    },
  );

  test('the guide has every parameter of CORSMiddleware', () => {
    const text = readFileSync(guide, 'utf8');
    const missing = fastapi.parameters.filter((name) => !text.includes(`| \`${name}\` |`));
    expect(missing).toEqual([]);
  });
});

/** Plays every request to both, and collects what differs. */
async function compare(name, policy, fastapiPort) {
  const ours = await startFullcors(translate(policy));
  const observed = [];
  try {
    for (const request of requests) {
      const [theirs, mine] = await Promise.all([play(fastapiPort, request), play(ours.port, request)]);
      const seen = { fastapi: observe(request, theirs), fullcors: observe(request, mine) };
      expectSilentRefusal(request, seen.fullcors);
      for (const field of differing(seen.fastapi, seen.fullcors)) {
        const values = { fastapi: seen.fastapi[field], fullcors: seen.fullcors[field] };
        observed.push({ name, policy: policy.fastapi, request, field, ...values, seen });
      }
    }
  } finally {
    await ours.stop();
  }
  return observed;
}

/** Where the verdicts differ nothing else is compared, so what fullcors refuses is held to its own rule here. */
function expectSilentRefusal(request, seen) {
  if (seen.verdict !== 'refused') return;
  expect(Object.keys(seen).filter((field) => field.startsWith('access-control-'))).toEqual([]);
  if (seen['answered by'] !== 'middleware') return;
  expect(seen, request.name).toMatchObject({ status: '403' });
  expect(seen.body).toBeUndefined();
}

/** The codes of the CorsPolicyError that a policy is refused with. */
async function problemsOf(policy) {
  try {
    const { stop } = await startFullcors(translate({ fastapi: policy }));
    await stop();
    return [];
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

const describeDifference = ([{ name, request, field, fastapi, fullcors }, names]) =>
  `${name} / ${request.name}: ${field}: ${fastapi} -> ${fullcors} [${names.map(({ id }) => id).join(', ') || 'unnamed'}]`;

import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, files, prints, writeFiles } from './migrating/doc.js';
import { ask, pageFetch, withoutStack } from './migrating/page.js';
import { DAILY, PEERS } from './migrating/peers.js';
import { startServer } from './support/start-server.js';

// docs/migrating.md is the fixture: its programs run here, before and after, and its list of differences is complete.
const at = writeFiles();

describe.each(Object.entries(PEERS))('from %s', (name, { folder, allowed, differences: met, daily = {} }) => {
  const servers = [];
  let before;
  let after;
  beforeAll(async () => {
    for (const file of ['before.js', 'after.js']) servers.push(await startServer(at(`${folder}/${file}`)));
    [before, after] = servers.map(({ url }) => url);
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  describe.each(allowed)('a page of %s', (origin) => {
    test.each(Object.entries(DAILY))('%s', async (what, request) => {
      const [was, is] = await Promise.all([before, after].map((base) => pageFetch(base, origin, request)));
      if (daily[what]) {
        expect(met).toHaveProperty(daily[what]);
        expect(was).toBeTypeOf('string');
        expect(is).toBeTypeOf('object');
      } else {
        expect(is).toEqual(was);
        expect(typeof is).toBe(what.startsWith('may not') ? 'string' : 'object');
      }
    });

    test('every response says to caches that it varies by origin', async () => {
      for (const { method, path, headers, body } of Object.values(DAILY)) {
        const answer = await ask(after, { method, path, headers: { ...headers, origin }, body });
        expect(answer.headers.vary, path).toMatch(/(^|, )Origin$/);
      }
    });
  });

  const cases = Object.entries(met).flatMap(([id, list]) => list.map((one, i) => [`${id}.${i + 1}`, one]));
  test.each(cases)('differs as %s says', async (_, { request, before: was, after: is }) => {
    expect(await seen(before, request, was)).toEqual(was);
    expect(await seen(after, request, is)).toEqual(is);
  });

  test('differs in nothing that the page does not list', () => {
    const listed = [...differences].filter(([, peers]) => peers.includes(name)).map(([id]) => id);
    expect(Object.keys(met)).toEqual(listed);
  });

  test('answers the same, field by field, but for what the page lists', async () => {
    const daily = Object.values(DAILY).map((request) => ({
      ...request,
      headers: { ...request.headers, origin: allowed[0] },
    }));
    const listed = Object.values(met).flat();
    for (const request of [...daily, ...listed.map((one) => one.request)]) {
      const key = JSON.stringify(request);
      const here = listed.filter((one) => JSON.stringify(one.request) === key);
      // A row that says another status says another answer, as a whole.
      if (here.some(({ before, after }) => before.status !== after.status || before.body !== after.body))
        continue;
      const known = here.flatMap((one) =>
        [one.before, one.after].flatMap(({ headers }) => Object.keys(headers)),
      );
      const [was, is] = await Promise.all([before, after].map((base) => ask(base, request)));
      expect([is.status, withoutStack(is.body)], key).toEqual([was.status, withoutStack(was.body)]);
      expect(without([...UNSTEADY, ...known], is.headers), key).toEqual(
        without([...UNSTEADY, ...known], was.headers),
      );
    }
  });
});

/** Of no policy: the time, the connection, and the length of Express's error page, which quotes file names. */
const UNSTEADY = ['date', 'connection', 'keep-alive', 'content-length'];

const without = (names, headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

describe('a server with wrong options', () => {
  const names = [...prints.keys()];
  test.each(names)('%s prints what the page says, and does not start', (name) => {
    const file = at(name);
    const { status, stderr } = spawnSync(process.execPath, [file], {
      cwd: dirname(file),
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(prints.get(name));
  });

  test('every program on the page is run', () => {
    const servers = Object.values(PEERS).flatMap(({ folder }) => [
      `${folder}/before.js`,
      `${folder}/after.js`,
    ]);
    expect([...files.keys()].sort()).toEqual([...servers, ...names].sort());
  });
});

/** What was answered, as far as it is expected. */
async function seen(base, request, expected) {
  const answer = await ask(base, request);
  const seen = {};
  for (const key of Object.keys(expected)) seen[key] = answer[key];
  if (expected.headers) {
    seen.headers = Object.fromEntries(
      Object.keys(expected.headers).map((name) => [name, answer.headers[name]]),
    );
  }
  return seen;
}

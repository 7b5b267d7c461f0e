import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNS } from './examples/requests.js';
import { startServer } from './support/start-server.js';

const root = fileURLToPath(new URL('../', import.meta.url));
/** The article's app starts two servers with a command of its own, and has a test of its own. */
const TESTED_ELSEWHERE = ['quickstart'];
const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !TESTED_ELSEWHERE.includes(entry.name))
  .map(({ name }) => name);

test('every example has requests, and every request an example', () => {
  expect(Object.keys(RUNS).sort()).toEqual(examples.sort());
});

describe.each(examples)('examples/%s', (name) => {
  // Beside the unpacked package, so that `import 'fullcors'` finds what would be published.
  const folder = join(root, '.e2e', 'examples', name);
  beforeAll(() => {
    cpSync(join(root, 'examples', name), folder, {
      recursive: true,
      filter: (source) => !source.includes('node_modules', root.length),
    });
  });

  test('is no package to publish, and depends on fullcors', () => {
    const json = JSON.parse(readFileSync(join(root, 'examples', name, 'package.json'), 'utf8'));
    expect(json).toMatchObject({ private: true, dependencies: { fullcors: '*' } });
  });

  for (const { env = {}, requests = {}, also = {}, fails } of RUNS[name] ?? []) {
    const start = () => startServer(join(folder, 'server.js'), env);
    const said = Object.entries(env).map(([variable, value]) => `${variable}=${value}`);
    describe(said.join(' ') || 'as it is', () => {
      if (fails) {
        test('does not start', () => expect(start()).rejects.toThrow(fails));
        return;
      }
      let server;
      beforeAll(async () => {
        server = await start();
      });
      afterAll(() => server?.stop());

      test.each(Object.entries(requests))('%s', async (_, [{ method, path, headers }, expected]) => {
        const response = await fetch(server.url + path, { method, headers });
        await response.arrayBuffer();
        const names = Object.keys(expected.headers);
        const seen = names.map((field) => [field, response.headers.get(field) ?? undefined]);
        expect({ status: response.status, headers: Object.fromEntries(seen) }).toEqual(expected);
      });

      test.each(Object.entries(also))('%s', (_, check) => check(server.url, { expect, folder, ...server }));
    });
  }
});

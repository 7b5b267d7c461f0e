// Whatever the options of a middleware are: what `fullcors init --from` makes of them is sound, and allows no page what the
// middleware would not have allowed it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAllowed } from './pages.js';
import { peerApp } from './peers.js';

const e2e = fileURLToPath(new URL('../../.e2e/', import.meta.url));
const packed = (path) => import(/* @vite-ignore */ join(e2e, 'node_modules', path));
const { run } = await packed('@fullcors/cli/dist/bin/program.js');
const { browserAt } = await packed('@fullcors/browser/dist/esm/index.js');
const { createCors } = await packed('fullcors/dist/esm/index.js');
const { cors } = await packed('fullcors/dist/esm/adapters/fetch.js');

const projects = join(e2e, 'init-any');
rmSync(projects, { recursive: true, force: true });

const one = fc.constantFrom(
  "'*'",
  "'https://app.example.com'",
  "'https://app.example.com/'",
  "'https://*.example.com'",
  "'http://app.example.com'",
  "'http://localhost:3000'",
  "'null'",
  "''",
  "'https://a.test, https://b.test'",
  '/example\\.com$/',
  '/^https:\\/\\/.*\\.example.com$/',
  '/^https?:\\/\\/(www\\.)?example\\.com/i',
  '/.*/',
  '/localhost/',
  'true',
  'false',
  'null',
  'undefined',
  '(() => false)',
  'process.env.NOWHERE',
);
const origin = fc.oneof(
  one,
  fc.array(one, { maxLength: 4 }).map((list) => `[${list.join(', ')}]`),
);
// A list that is no list to browsers ('a b') blocks every preflight there; such are left out, and told.
const name = fc.constantFrom(
  'GET',
  'PUT',
  'put',
  'PATCH',
  'TRACE',
  '*',
  'OPTIONS',
  'X-API-Key',
  'Cookie',
  '',
);
const names = fc.oneof(
  fc.array(name, { maxLength: 3 }).map((list) => JSON.stringify(list)),
  fc.array(name, { maxLength: 3 }).map((list) => JSON.stringify(list.join(','))),
);
const maxAge = fc.constantFrom('0', '600', '-1', '1.5', '1e9', "'60'", "'soon'", 'null');
const flag = fc.constantFrom('true', 'false');

const OPTIONS = {
  cors: { origin, credentials: flag, methods: names, allowedHeaders: names, exposedHeaders: names, maxAge },
  '@fastify/cors': {
    origin,
    credentials: flag,
    methods: names,
    allowedHeaders: names,
    exposedHeaders: names,
    maxAge,
  },
  '@koa/cors': {
    origin,
    credentials: flag,
    allowMethods: names,
    allowHeaders: names,
    exposeHeaders: names,
    maxAge,
  },
  'hono/cors': {
    origin,
    credentials: flag,
    allowMethods: names,
    allowHeaders: names,
    exposeHeaders: names,
    maxAge,
  },
};
const MOUNTS = {
  cors: (options) => `import cors from 'cors';\nexport default (app) => app.use(cors(${options}));\n`,
  '@fastify/cors': (options) =>
    `import cors from '@fastify/cors';\nexport default (app) => app.register(cors, ${options});\n`,
  '@koa/cors': (options) =>
    `import cors from '@koa/cors';\nexport default (app) => app.use(cors(${options}));\n`,
  'hono/cors': (options) =>
    `import { cors } from 'hono/cors';\nexport default (app) => app.use(cors(${options}));\n`,
};

const ORIGINS = [
  'https://app.example.com',
  'https://evilexample.com',
  'https://www.example.com.evil.example',
  'http://app.example.com',
  'http://localhost:3000',
  'https://evil.example',
];
const ATTEMPTS = ORIGINS.flatMap((page) =>
  ['omit', 'include'].flatMap((credentials) => [
    { origin: page, method: 'GET', headers: {}, credentials },
    { origin: page, method: 'PUT', headers: {}, credentials },
    { origin: page, method: 'GET', headers: { 'x-api-key': 'k' }, credentials },
    { origin: page, method: 'PATCH', headers: { authorization: 't' }, credentials },
  ]),
);

let count = 0;

/** The middleware with these options, and what they become; undefined where it does not even start. */
async function bothOf(peer, options) {
  const folder = join(projects, String(count++));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'server.js'), MOUNTS[peer](options));
  let said = '';
  const hear = (text) => {
    said += text;
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
  expect(await run(['init', '--from', 'server.js', '-f', 'mjs'], terminal), said).toBeLessThan(2);
  expect(await run(['check', '--all'], terminal), said).toBe(0);
  const { default: policy } = await import(/* @vite-ignore */ join(folder, 'cors.config.mjs'));
  const ours = ['production', 'development'].map((environment) =>
    cors(createCors(policy, { env: { CORS_ENV: environment } }), () => Response.json([])),
  );
  const app = await peerApp(peer, join(folder, 'server.js')).catch(() => undefined);
  return { app, ours };
}

describe.each(Object.keys(OPTIONS))('%s', (peer) => {
  test('whatever its options', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(OPTIONS[peer], { requiredKeys: [] }), async (said) => {
        const options = `{ ${Object.entries(said)
          .map(([key, value]) => `${key}: ${value}`)
          .join(', ')} }`;
        const { app, ours } = await bothOf(peer, options);
        if (!app) return;
        for (const attempt of ATTEMPTS) {
          const is = await Promise.all(ours.map((target) => isAllowed(browserAt, target, attempt)));
          if (!is.includes(true)) continue;
          const was = await isAllowed(browserAt, app, attempt);
          expect(was, `${options}: ${JSON.stringify(attempt)}`).toBe(true);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    );
  });
});

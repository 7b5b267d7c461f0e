// `decide` allocates nothing for the requests that a server sees all day, and for an origin that was not the last no more
// than its answer. Counted by V8, in a process of its own: with a young generation of 1 MB, a million calls collect garbage
// as often as one allocates bytes.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const e2e = fileURLToPath(new URL('../.e2e/', import.meta.url));

const SOURCE = `
  import { createCors } from 'fullcors';
  const tenant = (i) => 'https://tenant-' + i + '.example.com';
  const origins = Array.from({ length: 100 }, (_, i) => tenant(i));
  const listed = createCors({
    allowOrigins: origins, allowCredentials: true, allowMethods: ['PUT'], allowHeaders: ['Content-Type', 'X-API-Key'],
  });
  const wild = createCors({ allowOrigins: ['https://*.example.com'] });
  const any = createCors({ allowOrigins: ['*'] });
  const enforced = createCors({ allowOrigins: origins, enforce: true });
  const preflight = (origin, requestMethod = 'PUT', requestHeaders = 'content-type,x-api-key') =>
    ({ method: 'OPTIONS', origin, requestMethod, requestHeaders });
  const get = (origin) => ({ method: 'GET', origin });
  const CASES = {
    'without Origin': [listed, [{ method: 'GET' }]],
    'allowed, among 100': [listed, [get(tenant(7))]],
    'allowed, by a subdomain pattern': [wild, [get(tenant(7))]],
    'allowed, by *': [any, origins.map(get)],
    'allowed, under enforce': [enforced, [get(tenant(7))]],
    'allowed, 100 origins in turn': [listed, origins.map(get)],
    'allowed, 100 subdomains in turn': [wild, origins.map(get)],
    'refused': [listed, ['https://evil.example', 'null', 'x'.repeat(15000)].map(get)],
    'refused, under enforce': [enforced, [{ ...get('https://evil.example'), secFetchSite: 'cross-site' }]],
    'a preflight, allowed': [listed, [preflight(tenant(7))]],
    'a preflight between others': [listed, [preflight(tenant(7)), get(tenant(7)), { method: 'GET' }]],
    'a preflight, 100 origins in turn': [listed, origins.map((origin) => preflight(origin))],
    'a preflight, its origin refused': [listed, [preflight('https://evil.example')]],
    'a preflight, its method refused': [listed, [preflight(tenant(0), 'DELETE')]],
    'a preflight, 15 KB of requested headers': [listed, [preflight(tenant(0), 'PUT', ','.repeat(15000))]],
  };
  for (const [name, [cors, requests]] of Object.entries(CASES)) {
    const run = (times) => {
      for (let i = 0; i < times; i++) cors.decide(requests[i % requests.length]);
    };
    // Until it is compiled, and what is remembered is.
    for (let round = 0; round < 20; round++) run(10_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    run(10_000);
    console.log('begin', name);
    run(1_000_000);
    console.log('end', name);
  }
  console.log('begin one object a call');
  let kept;
  for (let i = 0; i < 1_000_000; i++) kept = { i, before: typeof kept };
  console.log('end one object a call');
`;

/** What a decision may allocate that is not the last one. */
const BYTES = {
  'allowed, 100 origins in turn': 256,
  'allowed, 100 subdomains in turn': 400,
  'a preflight, 100 origins in turn': 256,
};

test('decide allocates nothing', async () => {
  const flags = [
    '--trace-gc',
    '--max-semi-space-size=1',
    '--single-threaded-gc',
    '--no-concurrent-recompilation',
  ];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '-e', SOURCE],
    { cwd: e2e, timeout: 60_000, env: { PATH: process.env.PATH } },
  );
  const collections = {};
  let name;
  for (const line of stdout.split('\n')) {
    const [, begins, what] = /^(begin|end) (.*)$/.exec(line) ?? [];
    if (begins) {
      name = begins === 'begin' ? what : undefined;
      if (name) collections[name] = 0;
    } else if (name && /Scavenge|Mark-Compact/.test(line)) collections[name]++;
  }
  const { 'one object a call': objects, ...decisions } = collections;
  // What proves that garbage would have been seen.
  expect(objects).toBeGreaterThan(10);
  expect(Object.keys(decisions)).toHaveLength(15);
  // At most the odd one for what else the process does: compiling, printing.
  const tooMany = ([name, count]) => count > (BYTES[name] ?? 1);
  expect(Object.entries(decisions).filter(tooMany)).toEqual([]);
}, 90_000);

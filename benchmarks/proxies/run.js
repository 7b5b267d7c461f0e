// What a policy costs a proxy: microseconds of its processor a request, bare and with policies of growing size. The
// proxies answer themselves, so no upstream is in it, but for workerd; time that the machine gives to others is not counted.
//   npm run bench:proxies

import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { edgeFolder } from '../../conformance/edge/emitted.js';
import { startWorkers } from '../../conformance/edge/worker.js';
import { startApache } from '../../conformance/proxies/apache.js';
import { startCaddy } from '../../conformance/proxies/caddy.js';
import { findEnvoy, startEnvoy } from '../../conformance/proxies/envoy.js';
import { startHaproxy } from '../../conformance/proxies/haproxy.js';
import { startNginx } from '../../conformance/proxies/nginx.js';
import { findProxy } from '../../conformance/proxies/process.js';
import { findRuntime } from '../../conformance/runners/runtimes.js';
import { describeMachine } from '../machine.js';
import { processorTime } from './processor-time.js';

const BATCH = 2000;
const ROUNDS = 7;

const tenants = (count, origin) => Array.from({ length: count }, (_, i) => origin(i));
const common = {
  allowCredentials: true,
  allowMethods: ['GET', 'PUT', 'DELETE'],
  allowHeaders: ['Content-Type', 'Authorization', 'X-API-Key'],
};
const LAST = 'https://t9999.example.com';

/** What is asked, in each of them: the last origin that is listed, so the dearest. */
const policies = {
  '1 origin': { ...common, allowOrigins: [LAST] },
  '3 patterns': {
    ...common,
    allowOrigins: ['https://*.example.com', 'http://localhost:*', 'https://example.org'],
  },
  'an expression': { ...common, allowOriginRegex: /https:\/\/t[0-9]+\.example\.com/ },
  '100 origins': { ...common, allowOrigins: [...tenants(99, (i) => `https://t${i}.example.com`), LAST] },
  '10,000 origins': { ...common, allowOrigins: tenants(10_000, (i) => `https://t${i}.example.com`) },
  '10,000 patterns': {
    ...common,
    allowOrigins: [...tenants(9_999, (i) => `https://*.t${i}.example.com`), 'https://*.example.com'],
  },
  '20 routes': {
    ...common,
    allowOrigins: [LAST],
    routes: Object.fromEntries(
      tenants(20, (i) => [`/api/v${i}/:id`, { allowOrigins: ['*'], allowCredentials: false }]),
    ),
  },
};

const ANSWERS =
  '              - { match: { prefix: / }, direct_response: { status: 200, body: { inline_string: ok } } }\n';
const BARE = `export default { fetch: (request) => fetch(request, { redirect: 'manual' }) };`;

const proxies = [
  {
    name: 'nginx',
    program: findProxy('nginx', 'apt-get install nginx'),
    start: (program, rows) =>
      startNginx(
        program,
        rows.map((row) => [...row, 'location / { return 200 "ok"; }']),
      ),
  },
  {
    name: 'apache',
    program: findProxy('apache2', 'apt-get install apache2'),
    start: (program, rows) =>
      startApache(
        program,
        rows.map((row) => [...row, 'DocumentRoot site\n<Directory />\nRequire all granted\n</Directory>']),
        { files: [{ path: 'site/api/ok', text: 'ok' }] },
      ),
  },
  {
    name: 'haproxy',
    program: findProxy('haproxy', 'apt-get install haproxy'),
    start: (program, rows) =>
      startHaproxy(
        program,
        rows.map((row) => [...row, 1, '  http-request return status 200 content-type text/plain string ok']),
      ),
  },
  {
    name: 'caddy',
    program: findProxy('caddy', 'apt-get install caddy'),
    start: (program, rows) =>
      startCaddy(
        program,
        rows.map((row) => [...row, '\t\trespond ok']),
      ),
  },
  {
    name: 'envoy',
    program: findEnvoy(),
    start: (program, rows) =>
      startEnvoy(
        program,
        rows.map((row) => [...row, ANSWERS]),
        {},
      ),
  },
  {
    name: 'cloudflare-worker',
    program: findRuntime('workerd'),
    start: startBesideOrigin,
  },
];

/** A Worker asks its origin, so one is there; its own time is not counted. */
async function startBesideOrigin(program, rows) {
  const folder = edgeFolder('benchmark');
  mkdirSync(folder, { recursive: true });
  const files = rows.map(([label, emission]) => {
    const path = `${folder}${label}.js`;
    writeFileSync(path, emission?.files[0].text ?? BARE);
    return [label, path];
  });
  const origin = http.createServer((_, res) => res.end('ok'));
  await new Promise((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const workers = await startWorkers(program, files, origin.address().port, folder);
  return {
    ...workers,
    stop() {
      workers.stop();
      origin.close();
      origin.closeAllConnections();
    },
  };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
const ask = (port) =>
  new Promise((resolve, reject) => {
    const headers = { Origin: LAST };
    http
      .get({ host: '127.0.0.1', port, path: '/api/ok', headers, agent }, (response) => {
        response
          .on('error', reject)
          .on('end', () => resolve(response.headers))
          .resume();
      })
      .on('error', reject);
  });

async function batch(port) {
  const worker = async () => {
    for (let i = 0; i < BATCH / 4; i++) await ask(port);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

console.log(JSON.stringify(describeMachine()));
for (const { name, program, start } of proxies.filter(({ program }) => program)) {
  const emissions = Object.entries(policies).map(([label, options], i) => [
    label.replaceAll(/[ ,]/g, '-'),
    emit(createCors(options, { env: {} }).policy, name, { name: `p${i}` }),
  ]);
  const proxy = await start(program, [['bare', undefined], ...emissions]);
  const figures = new Map(Object.keys(proxy.ports).map((label) => [label, []]));
  for (const [label, port] of Object.entries(proxy.ports)) {
    const { 'access-control-allow-origin': allowed } = await ask(port);
    if (allowed !== (label === 'bare' ? undefined : LAST)) throw new Error(`${name}, ${label}: ${allowed}`);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [label, port] of Object.entries(proxy.ports)) {
      const before = processorTime(proxy.pid);
      await batch(port);
      figures.get(label).push((processorTime(proxy.pid) - before) / BATCH);
    }
  }
  await proxy.stop();
  const bare = median(figures.get('bare'));
  console.log(`\n${name}: microseconds a request`);
  for (const [label, values] of figures) {
    const cost = median(values);
    console.log(
      `  ${label.padEnd(18)}${cost.toFixed(1).padStart(8)}  ${label === 'bare' ? '' : `+${(cost - bare).toFixed(1)}`}`,
    );
  }
}
agent.destroy();

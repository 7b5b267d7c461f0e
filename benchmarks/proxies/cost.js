// What an emitted policy costs a proxy: processor time a request, beside the same proxy without one. Time is the
// process's own, as the kernel counts it, so whatever else the machine does takes no part in it.
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { median } from '../statistics.js';

const APP = 'https://app.example.com';
const LISTED = {
  allowOrigins: [APP, 'https://*.example.org', 'http://localhost:*'],
  allowCredentials: true,
  allowMethods: ['GET', 'PUT', 'DELETE'],
  allowHeaders: ['Content-Type', 'X-API-Key'],
  exposeHeaders: ['X-Request-Id'],
};
const many = Array.from({ length: 10_000 }, (_, i) => `https://tenant-${i}.example.com`);

/** Name -> options; `bare` has no policy at all. */
export const policies = {
  listed: LISTED,
  many: { ...LISTED, allowOrigins: many },
  routes: {
    ...LISTED,
    routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false }, '/admin': { allowOrigins: [] } },
  },
};

const get = (Origin) => ({ method: 'GET', headers: { Origin } });
const preflight = (Origin) => ({
  method: 'OPTIONS',
  headers: {
    Origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'content-type,x-api-key',
  },
});

/** What is asked: [in words, the policy, the request, the status]. A preflight is compared with one that upstream answers. */
const ASKED = [
  ['GET, a listed origin', 'listed', get(APP), 200],
  ['GET, a subdomain', 'listed', get('https://a.b.example.org'), 200],
  ['GET, another origin', 'listed', get('https://evil.example'), 200],
  ['GET, among 10,000 origins', 'many', get(many.at(-1)), 200],
  ['GET, another than 10,000 origins', 'many', get('https://evil.example'), 200],
  ['GET, routes', 'routes', get(APP), 200],
  ['preflight, allowed', 'listed', preflight(APP), 204],
  ['preflight, refused', 'listed', preflight('https://evil.example'), 403],
];

const ROUNDS = 7;
const REQUESTS = 2500;
const AT_ONCE = 16;

/** [name, emission], the one without a policy among them. */
export const serversFor = (target) => [
  ['bare', undefined],
  ...Object.entries(policies).map(([name, options]) => [
    name,
    emit(createCors(options, { env: {} }).policy, target, { name }),
  ]),
];

/** The origin behind the proxy: it answers as little as there is. */
export async function startOrigin() {
  const server = http.createServer((_, res) => res.writeHead(200, { 'Content-Length': 2 }).end('ok'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Measures, prints a table, and stops what was started. `start(servers, origin)` resolves to { ports, pid, stop }. */
export async function report(title, target, start) {
  const origin = await startOrigin();
  const proxy = await start(serversFor(target), origin);
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const rows = [];
    for (const [words, policy, request, status] of ASKED) {
      rows.push([words, await compare(proxy, agent, policy, request, status)]);
    }
    console.log(`${title}: processor time a request, ${ROUNDS} rounds of ${REQUESTS} requests\n`);
    console.log('| request | without a policy, µs | with it, µs | ratio |\n| --- | ---: | ---: | ---: |');
    for (const [words, { bare, own, ratio }] of rows) {
      console.log(`| ${words} | ${bare.toFixed(1)} | ${own.toFixed(1)} | ${ratio.toFixed(2)} |`);
    }
  } finally {
    agent.destroy();
    await proxy.stop();
    origin.stop();
  }
}

/** In turn, so that what changes during the run changes both. */
async function compare({ ports, pid }, agent, policy, request, status) {
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const bare = await costOf(pid, agent, ports.bare, request, 200);
    const own = await costOf(pid, agent, ports[policy], request, status);
    if (round >= 0) rounds.push({ bare, own });
  }
  return {
    bare: median(rounds.map(({ bare }) => bare)),
    own: median(rounds.map(({ own }) => own)),
    ratio: median(rounds.map(({ bare, own }) => own / bare)),
  };
}

async function costOf(pid, agent, port, request, status) {
  const before = processorTime(pid);
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0) {
      const answered = await ask({ ...request, agent, host: '127.0.0.1', port });
      if (answered !== status) throw new Error(`answered ${answered}, not ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (processorTime(pid) - before) / 1000 / REQUESTS;
}

const ask = (options) =>
  new Promise((resolve, reject) => {
    http
      .request(options, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      })
      .on('error', reject)
      .end();
  });

/** Nanoseconds, of all threads. https://docs.kernel.org/scheduler/sched-stats.html */
function processorTime(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => {
    const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return sum + Number(ran);
  }, 0);
}

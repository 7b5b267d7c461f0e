// As many origins as a large tenant list has: what is emitted for them loads, and answers the first, the last and none else.
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preflight, request } from '../cases/words.js';
import { play } from '../play.js';
import { startApache } from './apache.js';
import { startCaddy } from './caddy.js';
import { EVERYWHERE, findEnvoy, startEnvoy } from './envoy.js';
import { startHaproxy } from './haproxy.js';
import { startNginx } from './nginx.js';
import { findProxy } from './process.js';
import { startUpstream } from './upstream.js';

const COUNT = 10_000;
const list = (origin) => Array.from({ length: COUNT }, (_, i) => origin(i));

const policies = {
  short: list((i) => `https://t${i}.example.com`),
  // Longer than what a bucket of nginx's holds.
  long: list((i) => `https://tenant-${i}.a-rather-long-name-of-a-region.customers.example.com`),
  wild: list((i) => `https://*.t${i}.example.com`),
};
const asked = {
  short: (i) => `https://t${i}.example.com`,
  long: (i) => `https://tenant-${i}.a-rather-long-name-of-a-region.customers.example.com`,
  wild: (i) => `https://a.b.t${i}.example.com`,
};
const emission = (target, name) =>
  emit(createCors({ allowOrigins: policies[name] }, { env: {} }).policy, target, { name });

const servers = [
  {
    name: 'nginx',
    program: findProxy('nginx', 'apt-get install nginx'),
    start: (program, { port }) => {
      const rows = Object.keys(policies).map((name) => [
        name,
        emission('nginx', name),
        `location / { proxy_pass http://127.0.0.1:${port}; }`,
      ]);
      const sizes = rows.flatMap(([, { files }]) => files.slice(3));
      return startNginx(program, rows, { around: sizes.map(({ path }) => `include ${path};`).join('\n') });
    },
  },
  {
    name: 'Apache',
    program: findProxy('apache2', 'apt-get install apache2'),
    start: (program, { port }) =>
      startApache(
        program,
        Object.keys(policies).map((name) => [
          name,
          emission('apache', name),
          `ProxyPass / http://127.0.0.1:${port}/`,
        ]),
      ),
  },
  {
    name: 'HAProxy',
    program: findProxy('haproxy', 'apt-get install haproxy'),
    start: (program, { port }) =>
      startHaproxy(
        program,
        Object.keys(policies).map((name) => [name, emission('haproxy', name), port]),
      ),
  },
  {
    name: 'Caddy',
    program: findProxy('caddy', 'apt-get install caddy'),
    start: (program, { port }) =>
      startCaddy(
        program,
        Object.keys(policies).map((name) => [
          name,
          emission('caddy', name),
          `\t\treverse_proxy 127.0.0.1:${port}`,
        ]),
      ),
  },
  {
    name: 'Envoy',
    program: findEnvoy(),
    start: (program, { port }) =>
      startEnvoy(
        program,
        Object.keys(policies).map((name) => [name, emission('envoy', name), EVERYWHERE]),
        { upstream: port },
      ),
  },
];

for (const { name, program, start } of servers) {
  describe.skipIf(!program)(`${COUNT} origins on ${name}`, () => {
    let upstream;
    let proxy;
    beforeAll(async () => {
      upstream = await startUpstream();
      proxy = await start(program, upstream);
    }, 120_000);
    afterAll(async () => {
      await proxy?.stop();
      upstream?.stop();
    });

    test.each(Object.keys(policies))('%s ones', async (which) => {
      const allowed = async (origin) => {
        const { headers } = await play('h1', proxy.ports[which], request(origin));
        return headers.find(([name]) => name === 'access-control-allow-origin')?.[1] === origin;
      };
      for (const i of [0, 1, 4711, COUNT - 1]) expect(await allowed(asked[which](i))).toBe(true);
      for (const origin of [
        asked[which](COUNT),
        asked[which](0).toUpperCase(),
        `${asked[which](0)}.evil.test`,
        `https://evil${asked[which](0).slice(8)}`,
      ]) {
        if (which !== 'wild' || !origin.startsWith('https://evil')) expect(await allowed(origin)).toBe(false);
      }
      const { status } = await play('h1', proxy.ports[which], preflight(asked[which](COUNT - 1), 'GET'));
      expect(status).toBe(204);
    });
  });
}

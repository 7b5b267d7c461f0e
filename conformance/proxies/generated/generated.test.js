// Generated policies, hostile ones among them, and each server's own test of its configuration. FULLCORS_GENERATED says
// how many (10,000 before a release), FULLCORS_SEED plays a failure again.
import { describe, expect, test } from 'vitest';
import { apacheFolder } from '../apache.js';
import { caddyFolder, site } from '../caddy.js';
import { EVERYWHERE, envoyFolder, findEnvoy } from '../envoy.js';
import { haproxyFolder } from '../haproxy.js';
import { nginxFolder } from '../nginx.js';
import { findProxy } from '../process.js';
import { checkGenerated } from './check.js';
import { generate } from './policies.js';

const count = Number(process.env.FULLCORS_GENERATED ?? 300);
const seed = Number(process.env.FULLCORS_SEED ?? Date.now() % 2 ** 31);

/** The same for each of them. */
let policies;

const servers = [
  {
    target: 'nginx',
    program: findProxy('nginx', 'apt-get install nginx'),
    folder: (emissions) =>
      nginxFolder(
        [
          'map_hash_max_size 4096; map_hash_bucket_size 256;',
          ...emissions.map(
            ({ files: [http, server, location] }) =>
              `include ${http.path}; server { listen unix:s; server_name ${http.path}; include ${server.path}; location / { include ${location.path}; } }`,
          ),
        ].join('\n'),
        emissions.flatMap(({ files }) => files),
      ),
    command: (folder) => ['-t', '-q', '-p', folder, '-e', 'stderr', '-c', 'conf/nginx.conf'],
  },
  {
    target: 'apache',
    program: findProxy('apache2', 'apt-get install apache2'),
    folder: (emissions) =>
      apacheFolder(
        emissions.flatMap(({ files: [file] }) => [
          '<VirtualHost 127.0.0.1:1>',
          `Include ${file.path}`,
          '</VirtualHost>',
        ]),
        emissions.flatMap(({ files }) => files),
      ),
    command: (folder) => ['-t', '-d', folder, '-f', 'httpd.conf'],
  },
  {
    target: 'haproxy',
    program: findProxy('haproxy', 'apt-get install haproxy'),
    folder: (emissions) =>
      haproxyFolder(
        emissions.map(({ files: [file] }, i) => `frontend f${i}\n  bind 127.0.0.1:1\n${file.text}`),
      ),
    command: (folder) => ['-c', '-q', '-f', `${folder}/haproxy.cfg`],
  },
  {
    target: 'caddy',
    program: findProxy('caddy', 'apt-get install caddy'),
    folder: (emissions) =>
      caddyFolder(
        emissions
          .map(({ files: [{ path }] }, i) => site(10_000 + i, path.split('.')[0], '\t\trespond ok'))
          .join(''),
        emissions.flatMap(({ files }) => files),
      ),
    command: (folder) => ['validate', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'],
  },
  {
    target: 'envoy',
    program: findEnvoy(),
    folder: (emissions) =>
      envoyFolder(
        emissions.map((emission, i) => [`l${i}`, emission, EVERYWHERE]),
        { upstream: 1 },
      ),
    command: (folder) => ['--mode', 'validate', '--log-level', 'error', '-c', `${folder}/envoy.yaml`],
  },
];

describe(`${count} generated policies, seed ${seed}`, () => {
  for (const { target, program, folder, command } of servers) {
    test.skipIf(!program)(
      `pass the test of ${target}`,
      () => {
        policies ??= generate(count, seed);
        expect(policies.length).toBe(count);
        checkGenerated(target, policies, { seed, folder, command: (place) => [program, command(place)] });
      },
      Math.max(600_000, 300 * count),
    );
  }
});

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from './ports.js';
import { findProxy, startProcess } from './process.js';

/** All paths to the cluster `upstream`. */
export const EVERYWHERE = '              - { match: { prefix: / }, route: { cluster: upstream } }\n';

const LIB = fileURLToPath(new URL('../../.venv/envoy/lib/', import.meta.url));

/** Beside others on one machine. */
export const ALONE = ['--concurrency', '1', '--disable-hot-restart', '--log-level', 'warning'];

/** Where `scripts/setup-envoy` puts it, else what the PATH has. */
export function findEnvoy() {
  const own = existsSync(LIB)
    ? readdirSync(LIB).map((python) => join(LIB, python, 'site-packages/envoy/_bin/envoy'))
    : [];
  return own.find((path) => existsSync(path)) ?? findProxy('envoy', 'scripts/setup-envoy');
}

/**
 * One Envoy with a listener a policy, each on a port that Envoy chooses. `servers` are [name, emission,
 * routes of a virtual host, HTTP filters besides, what stands beside them], as YAML; `clusters` are what these know: name -> port.
 */
export async function startEnvoy(command, servers, clusters) {
  const [admin] = await freePorts(1);
  const folder = envoyFolder(servers, clusters, admin);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const args = [
      '-c',
      join(folder, 'envoy.yaml'),
      '--concurrency',
      '1',
      '--disable-hot-restart',
      '--log-level',
      'warning',
    ];
    const { stop, ...process } = await startProcess(command, args, { ports: [admin] });
    return { ...process, ports: await listenersOf(admin), stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A folder with a whole configuration around what was emitted. */
export function envoyFolder(servers, clusters, admin) {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-envoy-'));
  writeFileSync(join(folder, 'envoy.yaml'), bootstrap(servers, clusters, admin));
  return folder;
}

/** The listeners are there before their ports are. */
async function listenersOf(admin) {
  for (let tries = 0; tries < 100; tries++) {
    const ready = await fetch(`http://127.0.0.1:${admin}/ready`);
    if ((await ready.text()).trim() === 'LIVE') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const answer = await (await fetch(`http://127.0.0.1:${admin}/listeners?format=json`)).json();
  const ports = answer.listener_statuses.map(({ name, local_address }) => [
    name,
    local_address.socket_address.port_value,
  ]);
  return Object.fromEntries(ports);
}

const bootstrap = (servers, clusters, admin = 0) => `
admin: { address: { socket_address: { address: 127.0.0.1, port_value: ${admin} } } }
static_resources:
  listeners:
${servers.map(([name, emission, ...rest]) => listener(name, emission?.files[0].text ?? '', ...rest)).join('')}
  clusters:
${Object.entries(clusters)
  .map(([name, port]) => cluster(name, port))
  .join('')}`;

const listener = (name, filter, routes, filters = [], pages = '') => `
  - name: ${name}
    address: { socket_address: { address: 127.0.0.1, port_value: 0 } }
    enable_reuse_port: false
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: ${name}
          upgrade_configs: [{ upgrade_type: websocket }]
${pages}
          route_config:
            virtual_hosts:
            - name: all
              domains: ["*"]
              routes:
${routes}
          http_filters:
${[filter, ...filters].join('').replace(/^(?=.)/gm, '          ')}
          - name: router
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
`;

const cluster = (name, port) => `
  - name: ${name}
    connect_timeout: 2s
    load_assignment:
      cluster_name: ${name}
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: 127.0.0.1, port_value: ${port} } } } }] }]
`;

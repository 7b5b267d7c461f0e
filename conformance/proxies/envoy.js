import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notTestedHere } from '../runners/missing.js';
import { launch } from './launch.js';

const LIB = fileURLToPath(new URL('../../.venv/envoy/lib/', import.meta.url));

/** Where `scripts/setup-envoy` puts it, else what the PATH has. */
export function findEnvoy() {
  const own = existsSync(LIB)
    ? readdirSync(LIB).map((python) => join(LIB, python, 'site-packages/envoy/_bin/envoy'))
    : [];
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'envoy'));
  const found = [...own, ...onPath].find((path) => existsSync(path));
  if (!found) notTestedHere('Envoy, `scripts/setup-envoy`');
  return found;
}

/** An Envoy with one listener a policy, each on a port that Envoy chooses. `texts` are what was emitted: name -> text. */
export async function startEnvoy(envoy, folder, texts, upstream) {
  writeFileSync(`${folder}/envoy.yaml`, bootstrap(texts, upstream));
  const args = ['-c', `${folder}/envoy.yaml`, '--admin-address-path', `${folder}/admin`, ...QUIET];
  const { stop } = await launch(envoy, args, { folder, until: /starting main dispatch loop/ });
  const admin = readFileSync(`${folder}/admin`, 'utf8');
  const { listener_statuses } = await (await fetch(`http://${admin}/listeners?format=json`)).json();
  const ports = listener_statuses.map((listener) => [
    listener.name,
    listener.local_address.socket_address.port_value,
  ]);
  return { ports: Object.fromEntries(ports), stop };
}

export const QUIET = ['--concurrency', '1', '--disable-hot-restart', '--log-level', 'info'];

/** A whole configuration. Behind what was emitted stands a login, for the path /login. */
export const bootstrap = (texts, upstream) => `
admin: { address: { socket_address: { address: 127.0.0.1, port_value: 0 } } }
static_resources:
  listeners:
${[...texts].map(([name, text]) => listener(name, text)).join('')}
  clusters:
${cluster('origin', upstream)}
${cluster('down', 1)}
`;

const listener = (name, text) => `
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
          route_config:
            virtual_hosts:
            - name: all
              domains: ["*"]
              routes:
              - match: { path: /down }
                route: { cluster: down }
              - match: { path: /direct }
                direct_response: { status: 410 }
              - match: { prefix: / }
                route: { cluster: origin }
          http_filters:
${text.replace(/^(?=.)/gm, '          ')}
          - name: login
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC
              rules:
                action: DENY
                policies:
                  login: { permissions: [{ url_path: { path: { exact: /login } } }], principals: [{ any: true }] }
          - name: envoy.filters.http.router
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

import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreesWithRuntime } from './agree/agree.js';
import { emitted, said } from './emitted.js';
import { EVERYWHERE, findEnvoy, startEnvoy } from './envoy.js';
import { startGuard } from './guard.js';
import { runProxy } from './run.js';
import { playSituations, SITUATIONS } from './situations.js';
import { startUpstream } from './upstream.js';
import { openWebSocket } from './websocket.js';

const envoy = findEnvoy();

const DOWN = EVERYWHERE.replace('upstream', 'down');
const LOGIN = `
- name: login
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.basic_auth.v3.BasicAuth
    users: { inline_string: "ann:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=" }
`;
const GUARD = `
- name: guard
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
    http_service: { server_uri: { uri: "http://127.0.0.1", cluster: guard, timeout: 5s } }
`;
const LOCAL = `
              - match: { path: /ok }
                direct_response: { status: 200, body: { inline_string: ok } }
`;
const LOCATED = `
              - match: { prefix: / }
                route: { cluster: upstream }
                response_headers_to_add:
                - header: { key: access-control-allow-origin, value: "*" }
                - header: { key: vary, value: Accept }
`;

const PAGES = `
          local_reply_config:
            mappers:
            - filter:
                status_code_filter: { comparison: { op: EQ, value: { default_value: 503, runtime_key: unset } } }
              body: { inline_string: sorry }
`;

if (envoy) {
  runProxy({
    name: 'Envoy',
    target: 'envoy',
    start: ({ port }) =>
      startEnvoy(
        envoy,
        said.map((name) => [name, emitted('envoy', name), EVERYWHERE]),
        { upstream: port },
      ),
  });
  const startPlain = (servers, { port }) =>
    startEnvoy(
      envoy,
      servers.map((server) => [...server, EVERYWHERE]),
      { upstream: port },
    );
  agreesWithRuntime({
    name: 'Envoy',
    target: 'envoy',
    start: startPlain,
  });

  let upstream;
  let guard;
  let proxy;
  beforeAll(async () => {
    [upstream, guard] = await Promise.all([startUpstream(), startGuard()]);
    const policy = emitted('envoy', 'listed', { name: 'cors' });
    const servers = {
      up: [EVERYWHERE],
      hanging: [EVERYWHERE],
      down: [DOWN],
      auth: [EVERYWHERE, [LOGIN]],
      guarded: [EVERYWHERE, [GUARD]],
      located: [LOCATED],
      paged: [DOWN, [], PAGES],
      local: [LOCAL],
    };
    proxy = await startEnvoy(
      envoy,
      Object.entries(servers).map(([name, rest]) => [name, policy, ...rest]),
      { upstream: upstream.port, guard: guard.port, down: 1 },
    );
  });
  afterAll(async () => {
    await proxy?.stop();
    upstream?.stop();
    guard?.stop();
  });
  playSituations('Envoy', () => proxy.ports, {
    servers: SITUATIONS,
    otherwise: { 'a location with fields of its own': { vary: ['accept', 'origin'] } },
  });
  test('Envoy lets a WebSocket through', async () => {
    expect(await openWebSocket(proxy.ports.up)).toBe('HTTP/1.1 101 Switching Protocols');
  });
} else test.skip('Envoy is not here');

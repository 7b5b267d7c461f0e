import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { acceptsEveryPolicy } from './accepts.js';
import { agreesWithRuntime } from './agree.js';
import { emitted, said } from './emitted.js';
import { bootstrap, findEnvoy, startEnvoy } from './envoy.js';
import { answersItself } from './own-answers.js';
import { runProxy } from './run.js';

const envoy = findEnvoy();

const ROUTES = `
              - match: { path: /down }
                route: { cluster: down }
              - match: { path: /direct }
                direct_response: { status: 410 }
              - match: { prefix: / }
                route: { cluster: upstream }
`;

if (envoy) {
  const start = (upstream) =>
    startEnvoy(
      envoy,
      said.map((name) => [name, emitted('envoy', name), ROUTES]),
      upstream,
    );
  runProxy({ name: 'Envoy', target: 'envoy', start });
  answersItself({ name: 'Envoy', start, down: 503, login: 403 });
  agreesWithRuntime({
    name: 'Envoy',
    target: 'envoy',
    start: (servers, upstream) =>
      startEnvoy(
        envoy,
        servers.map((server) => [...server, ROUTES]),
        upstream,
      ),
  });
  acceptsEveryPolicy({
    name: 'Envoy',
    target: 'envoy',
    command: envoy,
    prepare(folder, emissions) {
      const config = join(folder, 'envoy.yaml');
      const servers = emissions.map(([name, emission]) => [name, emission, ROUTES]);
      writeFileSync(config, bootstrap(servers, { port: 1 }));
      return ['--mode', 'validate', '--log-level', 'error', '-c', config];
    },
    spoil: (text) => text.replace(/end\n$/, '\n'),
  });
} else test.skip('Envoy is not here');

import { join } from 'node:path';
import { test } from 'vitest';
import { acceptsEveryPolicy } from './accepts.js';
import { agreesWithRuntime } from './agree.js';
import { site, startCaddy, writeCaddyfile } from './caddy.js';
import { refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { answersItself } from './own-answers.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';

const caddy = findProxy('caddy', 'apt-get install caddy');

/** Between commas as the runtime writes them, but otherwise as they were asked: gap `names-not-normalised`. */
const keepsCase = {
  'in lower case and once': {
    why: 'names as they were asked',
    want: (want) => ({ ...want, cors: { ...want.cors, 'access-control-allow-headers': 'X-B, x-b, X-A' } }),
  },
};

/** bob's password is nobody's business. */
const inside = ({ port }) => `
		basicauth /login {
			bob JDJhJDEwJEVCNmdaNEg2Ti5iejRMYkF3MFZhZ3VtV3E1SzBWZEZ5Q3VWc0tzOEJwZE9TaFlZdEVkZDhX
		}
		respond /direct 410
		handle /down {
			reverse_proxy 127.0.0.1:1
		}
		reverse_proxy 127.0.0.1:${port}
`;

if (caddy) {
  const start = (upstream) =>
    startCaddy(
      caddy,
      said.map((name) => [name, emitted('caddy', name), inside(upstream)]),
    );
  runProxy({
    name: 'Caddy',
    target: 'caddy',
    start,
    except: { 'a malformed URL': 'Go answers 400 before Caddy is asked' },
    otherwise: { ...refusesOddPaths, ...keepsCase },
  });
  answersItself({ name: 'Caddy', start, down: 502, login: 401 });
  agreesWithRuntime({
    name: 'Caddy',
    target: 'caddy',
    start: (servers, upstream) =>
      startCaddy(
        caddy,
        servers.map((server) => [...server, inside(upstream)]),
      ),
    unsaid: ['names-not-normalised'],
    // ipv6-zeros-refused
    isAsked: ({ origin }) => !origin?.includes('['),
  });
  acceptsEveryPolicy({
    name: 'Caddy',
    target: 'caddy',
    command: caddy,
    prepare(folder, emissions) {
      const sites = emissions.map(([name], i) => site(10_000 + i, name, '\t\trespond ok'));
      writeCaddyfile(
        folder,
        sites.join(''),
        emissions.flatMap(([, { files }]) => files),
      );
      return ['validate', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
    spoil: (text) => `${text}}`,
  });
} else test.skip('Caddy is not here');

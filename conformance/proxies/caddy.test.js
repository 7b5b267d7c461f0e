import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreesWithRuntime } from './agree/agree.js';
import { startCaddy } from './caddy.js';
import { refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { startGuard } from './guard.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';
import { playSituations, SITUATIONS } from './situations.js';
import { startUpstream } from './upstream.js';
import { openWebSocket } from './websocket.js';

const caddy = findProxy('caddy', 'apt-get install caddy');

/** Between commas as the runtime writes them, but otherwise as they were asked: gap `names-not-normalised`. */
const keepsCase = {
  'in lower case and once': {
    why: 'names as they were asked',
    want: (want) => ({ ...want, cors: { ...want.cors, 'access-control-allow-headers': 'X-B, x-b, X-A' } }),
  },
};

const to = (port) => `\t\treverse_proxy 127.0.0.1:${port}`;

if (caddy) {
  runProxy({
    name: 'Caddy',
    target: 'caddy',
    except: { 'a malformed URL': 'Go answers 400 before Caddy is asked' },
    otherwise: { ...refusesOddPaths, ...keepsCase },
    start: ({ port }) =>
      startCaddy(
        caddy,
        said.map((name) => [name, emitted('caddy', name), to(port)]),
      ),
  });
  const startPlain = (servers, { port }) =>
    startCaddy(
      caddy,
      servers.map((server) => [...server, to(port)]),
    );
  agreesWithRuntime({
    name: 'Caddy',
    target: 'caddy',
    start: startPlain,
    unsaid: ['names-not-normalised'],
    // ipv6-zeros-refused
    isAsked: ({ origin }) => !origin?.includes('['),
  });

  let upstream;
  let guard;
  let proxy;
  beforeAll(async () => {
    [upstream, guard] = await Promise.all([startUpstream(), startGuard()]);
    const policy = emitted('caddy', 'listed', { name: 'cors' });
    const { port } = upstream;
    const servers = {
      up: to(port),
      hanging: to(port),
      down: to(1),
      // ann's password is secret.
      auth: `\t\tbasicauth {\n\t\t\tann $2y$04$HHWJ6PEeJasB1u2OkgNbzurViAlUBHq8/fZPSXtkALIvIS2X46Lb6\n\t\t}\n${to(port)}`,
      guarded: `\t\tforward_auth 127.0.0.1:${guard.port} {\n\t\t\turi /\n\t\t}\n${to(port)}`,
      located: `\t\thandle {\n\t\t\theader X-Own 1\n\t\t\theader Vary Accept\n${to(port)}\n\t\t}`,
      paged: [to(1), '\thandle_errors {\n\t\trespond sorry\n\t}'],
      local: '\t\trespond /ok ok\n\t\terror 404',
    };
    proxy = await startCaddy(
      caddy,
      Object.entries(servers).map(([name, rest]) => [name, policy, ...[rest].flat()]),
    );
  });
  afterAll(async () => {
    await proxy?.stop();
    upstream?.stop();
    guard?.stop();
  });
  playSituations('Caddy', () => proxy.ports, {
    servers: SITUATIONS,
    otherwise: { 'a location with fields of its own': { vary: ['accept', 'origin'] } },
  });
  test('Caddy lets a WebSocket through', async () => {
    expect(await openWebSocket(proxy.ports.up)).toBe('HTTP/1.1 101 Switching Protocols');
  });
} else test.skip('Caddy is not here');

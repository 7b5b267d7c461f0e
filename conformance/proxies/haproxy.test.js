import { afterAll, beforeAll, test } from 'vitest';
import { echoesNames, refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { startHaproxy } from './haproxy.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';
import { playSituations } from './situations.js';
import { startUpstream } from './upstream.js';

const haproxy = findProxy('haproxy', 'apt-get install haproxy');

if (haproxy) {
  runProxy({
    name: 'HAProxy',
    target: 'haproxy',
    otherwise: { ...echoesNames, ...refusesOddPaths },
    start: (upstream) =>
      startHaproxy(
        haproxy,
        said.map((name) => [name, emitted('haproxy', name), upstream.port]),
      ),
  });

  let upstream;
  let proxy;
  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await startSituations();
  });
  afterAll(async () => {
    await proxy?.stop();
    upstream?.stop();
  });
  playSituations('HAProxy', () => proxy.ports, {
    servers: ['up', 'hanging', 'down', 'auth', 'located', 'local'],
  });

  function startSituations() {
    const policy = emitted('haproxy', 'listed', { name: 'cors' });
    const { port } = upstream;
    const password = `{ req.hdr(authorization) -m str 'Basic ${btoa('ann:secret')}' }`;
    const rows = {
      up: [port],
      hanging: [port],
      down: [1],
      auth: [port, `  http-request return status 401 hdr WWW-Authenticate Basic unless ${password}`],
      located: [port, '  http-response set-header X-Own 1'],
      local: [
        port,
        '  http-request return status 200 content-type text/plain string ok if { path /ok }\n  http-request return status 404',
      ],
    };
    return startHaproxy(
      haproxy,
      Object.entries(rows).map(([name, rest]) => [name, policy, ...rest]),
    );
  }
} else test.skip('HAProxy is not here');

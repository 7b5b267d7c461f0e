import { test } from 'vitest';
import { echoesNames, refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { startHaproxy } from './haproxy.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';

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
} else test.skip('HAProxy is not here');

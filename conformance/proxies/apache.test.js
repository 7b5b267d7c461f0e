import { test } from 'vitest';
import { startApache } from './apache.js';
import {
  echoesNames,
  keepsFutureFields,
  ownPages,
  refusesMalformedUrls,
  refusesOddPaths,
} from './differences.js';
import { emitted, said } from './emitted.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';

const apache = findProxy('apache2', 'apt-get install apache2');

if (apache) {
  runProxy({
    name: 'Apache',
    target: 'apache',
    otherwise: {
      ...ownPages,
      ...echoesNames,
      ...refusesOddPaths,
      ...keepsFutureFields,
      ...refusesMalformedUrls,
    },
    start: (upstream) =>
      startApache(
        apache,
        said.map((name) => [
          name,
          emitted('apache', name),
          `AllowEncodedSlashes NoDecode\nProxyPass / http://127.0.0.1:${upstream.port}/ nocanon`,
        ]),
      ),
  });
} else test.skip('Apache is not here');

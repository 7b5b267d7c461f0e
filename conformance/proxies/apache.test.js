import { afterAll, beforeAll, test } from 'vitest';
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
import { playSituations } from './situations.js';
import { startUpstream } from './upstream.js';

const SITE = 'DocumentRoot site\n<Directory />\nRequire all granted\n</Directory>';

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
  playSituations('Apache', () => proxy.ports, {
    servers: ['up', 'hanging', 'down', 'auth', 'located', 'paged', 'local'],
  });

  function startSituations() {
    const to = (port) => `ProxyPass / http://127.0.0.1:${port}/`;
    const policy = emitted('apache', 'listed', { name: 'cors' });
    const users = 'AuthType Basic\nAuthName realm\nAuthUserFile users\nRequire valid-user';
    const inside = {
      up: to(upstream.port),
      hanging: to(upstream.port),
      down: to(1),
      auth: `<Location />\n${users}\n</Location>\n${to(upstream.port)}`,
      located: `<Location />\nHeader set X-Own 1\nHeader set X-Else 1\n</Location>\n${to(upstream.port)}`,
      paged: `ErrorDocument 403 /sorry\nErrorDocument 503 /sorry\n${SITE}\nProxyPass /sorry !\n${to(1)}`,
      local: SITE,
    };
    return startApache(
      apache,
      Object.entries(inside).map(([name, text]) => [name, policy, text]),
      // htpasswd's SHA form of `secret`.
      {
        files: [
          { path: 'users', text: 'ann:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n' },
          { path: 'site/ok', text: 'ok' },
          { path: 'site/sorry', text: 'sorry' },
        ],
      },
    );
  }
} else test.skip('Apache is not here');

import { spawnSync } from 'node:child_process';
import { test } from 'vitest';
import { echoesNames, keepsFutureFields, refusesMalformedUrls, refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { startNginx } from './nginx.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';

const nginx = findProxy('nginx', 'apt-get install nginx');

/** nginx before 1.23 has only the first line of a field in a variable. */
const seesFirstLine = () => {
  const { stderr } = spawnSync(nginx, ['-v'], { encoding: 'utf8' });
  return Number(/nginx\/1\.(\d+)/.exec(stderr)?.[1]) < 23;
};
const ONE_LINE = 'this nginx sees the first line of a field';

if (nginx) {
  runProxy({
    name: 'nginx',
    target: 'nginx',
    except: {
      '103 before the head': 'nginx takes 103 for the head',
      ...(seesFirstLine() && {
        'two Origin lines are': ONE_LINE,
        'two equal Origin lines': ONE_LINE,
        'with two Origin lines': ONE_LINE,
        'of which the second asks too much': ONE_LINE,
      }),
    },
    otherwise: { ...echoesNames, ...refusesOddPaths, ...keepsFutureFields, ...refusesMalformedUrls },
    start: (upstream) =>
      startNginx(
        nginx,
        said.map((name) => [
          name,
          emitted('nginx', name),
          `location / { proxy_pass http://127.0.0.1:${upstream.port}; }`,
        ]),
      ),
  });
} else test.skip('nginx is not here');

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, test } from 'vitest';
import { echoesNames, keepsFutureFields, refusesMalformedUrls, refusesOddPaths } from './differences.js';
import { emitted, said } from './emitted.js';
import { startNginx } from './nginx.js';
import { findProxy } from './process.js';
import { runProxy } from './run.js';
import { playSituations, SITUATIONS } from './situations.js';
import { startUpstream } from './upstream.js';

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
  playSituations('nginx', () => proxy.ports, { servers: SITUATIONS });

  function startSituations() {
    const to = `proxy_pass http://127.0.0.1:${upstream.port};`;
    const policy = emitted('nginx', 'listed', { name: 'cors' });
    const inside = {
      up: `location / { ${to} }`,
      hanging: `location / { ${to} }`,
      down: 'location / { proxy_pass http://127.0.0.1:1; }',
      auth: `auth_basic "realm"; auth_basic_user_file users; location / { ${to} }`,
      guarded: `location / { auth_request /guard; ${to} }
        location = /guard { internal; if ($http_authorization = "") { return 401; } return 204; }`,
      located: `location / { include cors-location.conf; add_header X-Own 1; proxy_hide_header X-Else; ${to} }`,
      paged: `error_page 403 502 /sorry; location = /sorry { internal; root conf; }
        location / { proxy_pass http://127.0.0.1:1; }`,
      local: 'location = /ok { return 200 "ok"; } location / { return 404; }',
    };
    // The policy's maps stand in http { } once, however many servers use it.
    const [http, ...rest] = policy.files;
    return startNginx(
      nginx,
      Object.entries(inside).map(([name, text]) => [name, undefined, `include cors-server.conf; ${text}`]),
      {
        around: `include ${http.path};`,
        files: [
          http,
          ...rest,
          { path: 'users', text: 'ann:{PLAIN}secret\n' },
          { path: 'sorry', text: 'sorry' },
        ],
      },
    );
  }
} else test.skip('nginx is not here');

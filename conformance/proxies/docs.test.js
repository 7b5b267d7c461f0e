// docs/emit.md and its pages: the table of gaps is that of the code, the programs run, and the configurations load and
// answer. After a change of words: npx vitest run conformance/proxies/docs -u
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { emit, GAPS } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { APP, preflight, request } from '../cases/words.js';
import { play } from '../play.js';
import { E2E } from '../runners/run.js';
import { APACHE_FRAME } from './apache.js';
import { ALONE, findEnvoy } from './envoy.js';
import { withFreePorts } from './ports.js';
import { findProxy, startProcess } from './process.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const read = (page) => readFileSync(join(docs, page), 'utf8');
const block = (page, language) => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)[1];

test('the table of gaps', async () => {
  const rows = Object.entries(GAPS).map(
    ([code, { effect, message, fix }]) => `- \`${code}\` (${effect}): ${message}. Fix: ${fix}.`,
  );
  const page = read('emit.md').replace(
    /<!-- gaps -->[\s\S]*<!-- \/gaps -->/,
    `<!-- gaps -->\n\n${rows.join('\n')}\n\n<!-- /gaps -->`,
  );
  await expect(page).toMatchFileSnapshot(join(docs, 'emit.md'));
});

test.each(['emit.md', '../packages/emit/README.md'])('the program of docs/%s', (page) => {
  const file = join(E2E, 'docs-emit.mjs');
  writeFileSync(file, block(read(page), 'js'));
  const said = execFileSync(process.execPath, [file], { cwd: E2E, encoding: 'utf8' });
  expect(said.split('\n').slice(0, 3)).toEqual([
    expect.stringMatching(/^cors-http.conf true /),
    expect.stringMatching(/^cors-server.conf true /),
    expect.stringMatching(/^cors-location.conf true /),
  ]);
});

/** How each server is started on a configuration of its page. */
const servers = {
  nginx: {
    program: findProxy('nginx', 'apt-get install nginx'),
    write(folder, config, files) {
      mkdirSync(join(folder, 'cors'));
      for (const { path, text } of files) writeFileSync(join(folder, 'cors', path), text);
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off;\npid nginx.pid;\nerror_log stderr crit;\nevents {}\n${config.replace('http {', 'http { access_log off;')}`,
      );
      return ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf'];
    },
  },
  apache: {
    program: findProxy('apache2', 'apt-get install apache2'),
    write(folder, config, files) {
      mkdirSync(join(folder, 'cors'));
      for (const { path, text } of files) writeFileSync(join(folder, 'cors', path), text);
      const port = /:(\d+)>/.exec(config)[1];
      writeFileSync(
        join(folder, 'httpd.conf'),
        `${APACHE_FRAME(folder)}\nListen 127.0.0.1:${port}\n${config}`,
      );
      return ['-d', folder, '-f', 'httpd.conf', '-D', 'FOREGROUND'];
    },
  },
  haproxy: {
    program: findProxy('haproxy', 'apt-get install haproxy'),
    write(folder, config, [{ text }]) {
      const whole = config.replace(/ *# the lines of cors-frontend.cfg stand here\n/, text);
      writeFileSync(
        join(folder, 'haproxy.cfg'),
        `defaults\n  timeout client 5s\n  timeout server 5s\n  timeout connect 1s\n  retries 0\n${whole}`,
      );
      return ['-db', '-f', join(folder, 'haproxy.cfg')];
    },
  },
  caddy: {
    program: findProxy('caddy', 'apt-get install caddy'),
    language: 'caddyfile',
    write(folder, config, files) {
      mkdirSync(join(folder, 'cors'));
      for (const { path, text } of files) writeFileSync(join(folder, 'cors', path), text);
      writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${config}`);
      return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
  },
  envoy: {
    program: findEnvoy(),
    language: 'yaml',
    login: 403,
    write(folder, config, [{ text }]) {
      writeFileSync(
        join(folder, 'envoy.yaml'),
        config.replace(/^( *)# the lines of cors-filter.yaml stand here\n/m, (_, margin) =>
          text.replace(/^(?=.)/gm, margin),
        ),
      );
      return ['-c', join(folder, 'envoy.yaml'), ...ALONE];
    },
  },
};

for (const [target, { program, write, language = target, login = 401 }] of Object.entries(servers)) {
  describe.skipIf(!program)(`docs/emit/${target}.md`, () => {
    test('what it says loads and answers', async () => {
      const page = read(`emit/${target}.md`);
      const folder = mkdtempSync(join(tmpdir(), 'fullcors-docs-'));
      chmodSync(folder, 0o755);
      try {
        const config = join(folder, 'cors.config.mjs');
        writeFileSync(config, block(page, 'js'));
        const { default: options } = await import(pathToFileURL(config));
        const { files } = emit(createCors(options, { env: {} }).policy, target);
        for (const { path } of files) expect(page).toContain(path);
        let args;
        const proxy = await withFreePorts(
          1,
          async ([port]) => {
            args ??= write(folder, block(page, language).replaceAll('8080', String(port)), files);
            return { port, ...(await startProcess(program, args, { ports: [port] })) };
          },
          1,
        );
        try {
          const ask = (asked) => play('h1', proxy.port, asked);
          expect((await ask(preflight(APP, 'PUT', 'x-api-key'))).status).toBe(204);
          expect((await ask(preflight('https://evil.example', 'PUT'))).status).toBe(403);
          const path = '/account/';
          expect((await ask(preflight(APP, 'PUT', 'x-api-key', { path }))).status).toBe(204);
          const { status, headers } = await ask(request(APP, { path }));
          expect([status, headers.find(([name]) => name === 'access-control-allow-origin')?.[1]]).toEqual([
            login,
            APP,
          ]);
          const { headers: others } = await ask(request(APP, { path: '/static/x' }));
          expect(others).toContainEqual(['access-control-allow-origin', APP]);
        } finally {
          await proxy.stop();
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

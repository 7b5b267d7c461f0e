// Real proxies in front of a real application: a free port, a configuration in a folder of its own, one process.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../test/support/free-port.js';

/**
 * How each is written and run: `conf({ port, upstream, folder, outside, inside, location })` is the whole file. `outside`
 * stands beside the server, `inside` in it, `location` in the part that goes to the application.
 */
const PROXIES = {
  nginx: {
    command: ({ file, folder }) => ['nginx', '-p', folder, '-e', 'stderr', '-c', file],
    conf: ({ port, upstream, folder, outside, inside, location }) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${outside}
  server {
    listen 127.0.0.1:${port};
${inside}
    location / {
${location}
      proxy_pass ${upstream};
    }
  }
}
`,
  },
  apache: {
    command: ({ file, folder }) => ['apache2', '-d', folder, '-f', file, '-D', 'FOREGROUND'],
    conf: ({ port, upstream, folder, inside, location }) => `
${[
  'mpm_event',
  'authz_core',
  'authn_core',
  'authn_file',
  'auth_basic',
  'authz_user',
  'headers',
  'rewrite',
  'setenvif',
  'proxy',
  'proxy_http',
]
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n')}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
LogLevel crit
StartServers 1
<VirtualHost 127.0.0.1:${port}>
${inside}
<Location "/">
${location}
</Location>
ProxyPass "/" "${upstream}/"
</VirtualHost>
`,
  },
  caddy: {
    command: ({ file }) => ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
    conf: ({ port, upstream, inside, location }) => `
{
	admin off
	auto_https off
	log {
		level ERROR
	}
}
http://127.0.0.1:${port} {
${inside}
${location}
	reverse_proxy ${upstream.replace('http://', '')}
}
`,
  },
};

/** What to install where a proxy is missing; undefined where it is there. */
export function missingProxy(name) {
  const [program] = PROXIES[name].command({});
  const isThere = ['/usr/sbin', '/usr/bin', ...(process.env.PATH ?? '').split(':')].some((folder) =>
    existsSync(join(folder, program)),
  );
  return isThere ? undefined : `${name}, \`apt-get install ${program}\``;
}

/** Starts a proxy in front of `upstream`. `FOLDER` is where its file of users is. */
export async function startProxy(name, upstream, { outside = '', inside = '', location = '' }) {
  const { conf, command } = PROXIES[name];
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-proxy-'));
  const port = await freePort();
  const file = join(folder, 'conf');
  writeFileSync(join(folder, 'users'), `user:{SHA}${createHash('sha1').update('x').digest('base64')}\n`);
  writeFileSync(
    file,
    conf({ port, upstream, folder, outside, inside, location: location.replaceAll('FOLDER', folder) }),
  );
  const [program, ...args] = command({ file, folder });
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: `/usr/sbin:/usr/bin:${process.env.PATH}`,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill(name === 'apache' ? 'SIGTERM' : 'SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} does not start:\n${said}`);
    if (await answers(url)) return { url, stop };
    await sleep(30);
  }
  await stop();
  throw new Error(`${name} does not answer:\n${said}`);
}

const answers = (url) =>
  fetch(url, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );

import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withFreePorts } from './ports.js';
import { startProcess } from './process.js';

const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules'].find(
  existsSync,
);
const NEEDED = [
  'mpm_event',
  'authn_core',
  'authz_core',
  'authn_file',
  'authz_user',
  'auth_basic',
  'setenvif',
  'headers',
  'rewrite',
  'proxy',
  'proxy_http',
];

/** What a server is in the tests, before its virtual hosts. */
export const APACHE_FRAME = (folder) => `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
LogLevel crit
${NEEDED.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
DefaultRuntimeDir ${folder}
Mutex file:${folder} default
ServerLimit 1
StartServers 1
ThreadsPerChild 32
MaxRequestWorkers 32
LimitRequestFieldSize 65536
LimitRequestLine 65536
KeepAlive On
MaxKeepAliveRequests 0
`;

/** A folder with files and the configuration that includes them. */
export function apacheFolder(lines, files) {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-apache-'));
  // The children run as nobody.
  chmodSync(folder, 0o755);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, 'httpd.conf'), `${APACHE_FRAME(folder)}${lines.join('\n')}\n`);
  return folder;
}

/** One Apache with a virtual host a policy. `servers` are [name, emission, what else stands within the virtual host]. */
export const startApache = (command, servers, { files = [] } = {}) =>
  withFreePorts(servers.length, async (ports) => {
    const lines = servers.flatMap(([, emission, inside], i) => [
      `Listen 127.0.0.1:${ports[i]}`,
      `<VirtualHost 127.0.0.1:${ports[i]}>`,
      emission ? `Include ${emission.files[0].path}` : '',
      inside,
      '</VirtualHost>',
    ]);
    const folder = apacheFolder(lines, [
      ...servers.flatMap(([, emission]) => emission?.files ?? []),
      ...files,
    ]);
    const remove = () => rmSync(folder, { recursive: true, force: true });
    try {
      const args = ['-d', folder, '-f', 'httpd.conf', '-D', 'FOREGROUND'];
      const { stop, said, pid } = await startProcess(command, args, { ports });
      return {
        said,
        pid,
        ports: Object.fromEntries(servers.map(([name], i) => [name, ports[i]])),
        stop: () => stop().finally(remove),
      };
    } catch (error) {
      remove();
      throw error;
    }
  });

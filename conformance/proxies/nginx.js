import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFreePorts } from './ports.js';
import { startProcess } from './process.js';

/** Everything that nginx writes, below its own folder; and buffers for the cases' 16 KB fields. */
const frame = (http) => `daemon off;
master_process off;
pid nginx.pid;
error_log stderr crit;
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join('\n  ')}
  large_client_header_buffers 8 64k;
  proxy_http_version 1.1;
  proxy_buffer_size 64k;
  proxy_buffers 8 64k;
${http}
}
`;

/** A folder with files and the configuration that includes them. */
export function nginxFolder(http, files) {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-nginx-'));
  mkdirSync(join(folder, 'conf'));
  for (const { path, text } of files) writeFileSync(join(folder, 'conf', path), text);
  writeFileSync(join(folder, 'conf/nginx.conf'), frame(http));
  return folder;
}

/**
 * One nginx with a server a policy. `servers` are [name, emission, what else stands within server { }]; `around` is what
 * a user has in http { } besides.
 */
export const startNginx = (command, servers, { around = '', files = [] } = {}) =>
  withFreePorts(servers.length, async (ports) => {
    const http = servers.map(([, emission, inside], i) => {
      const [first, second] = emission?.files ?? [];
      return [
        first ? `include ${first.path};` : '',
        `server { listen 127.0.0.1:${ports[i]}; ${second ? `include ${second.path};` : ''} ${inside} }`,
      ].join('\n');
    });
    const folder = nginxFolder([around, ...http].join('\n'), [
      ...servers.flatMap(([, emission]) => emission?.files ?? []),
      ...files,
    ]);
    const remove = () => rmSync(folder, { recursive: true, force: true });
    try {
      const args = ['-p', folder, '-e', 'stderr', '-c', 'conf/nginx.conf'];
      const { stop, said, pid } = await startProcess(command, args, { ports, signal: 'SIGQUIT' });
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

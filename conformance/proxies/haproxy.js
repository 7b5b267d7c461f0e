import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFreePorts } from './ports.js';
import { startProcess } from './process.js';

/** Buffers for the cases' 16 KB fields; no answer within 5 s is one of HAProxy's own. */
const FRAME = `global
  maxconn 200
  nbthread 1
  tune.bufsize 131072
defaults
  mode http
  timeout client 30s
  timeout server 30s
  timeout connect 1s
  retries 0
  option http-no-delay
`;

/** A folder with the configuration of these sections. */
export function haproxyFolder(sections) {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-haproxy-'));
  writeFileSync(join(folder, 'haproxy.cfg'), `${FRAME}${sections.join('\n')}\n`);
  return folder;
}

/**
 * One HAProxy with a frontend and a backend a policy. `servers` are [name, emission, port of the upstream, what else
 * stands in the frontend].
 */
export const startHaproxy = (command, servers) =>
  withFreePorts(servers.length, async (ports) => {
    const folder = haproxyFolder(
      servers.map(
        ([name, emission, port, inside = ''], i) => `frontend ${name}
  bind 127.0.0.1:${ports[i]}
${emission ? emission.files[0].text : ''}
${inside}
  default_backend ${name}-upstream
backend ${name}-upstream
  server upstream 127.0.0.1:${port}
`,
      ),
    );
    const remove = () => rmSync(folder, { recursive: true, force: true });
    try {
      const args = ['-db', '-f', join(folder, 'haproxy.cfg')];
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

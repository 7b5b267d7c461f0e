import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFreePorts } from '../../proxies/ports.js';
import { startProcess } from '../../proxies/process.js';

/** A cache in front of each origin, with Varnish's own rules; which one is asked follows from the port. */
export const startVarnishCache = (command, origins) =>
  withFreePorts(origins.length, async (ports) => {
    const folder = mkdtempSync(join(tmpdir(), 'fullcors-varnish-'));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    const backends = origins.map(
      ([, port], i) => `backend b${i} { .host = "127.0.0.1"; .port = "${port}"; }`,
    );
    const choices = origins.map((_, i) => `  if (local.socket == "a${i}") { set req.backend_hint = b${i}; }`);
    writeFileSync(
      join(folder, 'default.vcl'),
      [
        'vcl 4.1;',
        ...backends,
        'sub vcl_recv {',
        ...choices,
        '}',
        'sub vcl_hash { hash_data(local.socket); }',
        '',
      ].join('\n'),
    );
    const listeners = ports.flatMap((port, i) => ['-a', `a${i}=127.0.0.1:${port}`]);
    // No jail, which would need users of its own: it is asked by this process only.
    const args = ['-F', '-j', 'none', '-n', folder, '-f', join(folder, 'default.vcl'), '-s', 'malloc,32m'];
    try {
      const started = await startProcess(command, [...args, '-p', 'vsl_space=1M', ...listeners], { ports });
      return {
        ports: Object.fromEntries(origins.map(([name], i) => [name, ports[i]])),
        stop: () => started.stop().finally(remove),
      };
    } catch (error) {
      remove();
      throw error;
    }
  });

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFreePorts } from './ports.js';
import { startProcess } from './process.js';

/** A site, all of it in one route as the emitted file asks for; `beside` is what can only stand outside of it. */
export const site = (port, name, inside, beside = '') => `
http://:${port} {
	bind 127.0.0.1
	route {
		${name ? `import ${name}` : ''}
${inside}
	}
${beside}
}
`;

/** A folder with the emitted files, and a Caddyfile that imports them. */
export function caddyFolder(sites, files) {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-caddy-'));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const [path, text] of texts) writeFileSync(join(folder, path), text);
  const imports = [...texts.keys()].map((path) => `import ${path}\n`).join('');
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${imports}${sites}`);
  return folder;
}

/** One Caddy with a site a policy. `servers` are [name, emission, what else stands within the route, and
 * beside it]. */
export const startCaddy = (command, servers) =>
  withFreePorts(servers.length, async (ports) => {
    const files = servers.flatMap(([, emission]) => emission?.files ?? []);
    const sites = servers.map(([, emission, ...rest], i) =>
      site(ports[i], emission?.files[0].path.replace(/\.caddy$/, ''), ...rest),
    );
    const folder = caddyFolder(sites.join(''), files);
    const remove = () => rmSync(folder, { recursive: true, force: true });
    try {
      const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
      // What Caddy keeps, it keeps below HOME.
      const { stop, ...process } = await startProcess(command, args, { ports, env: { HOME: folder } });
      return {
        ...process,
        ports: Object.fromEntries(servers.map(([name], i) => [name, ports[i]])),
        stop: () => stop().finally(remove),
      };
    } catch (error) {
      remove();
      throw error;
    }
  });

import { writeFileSync } from 'node:fs';
import { launch } from './launch.js';
import { freePorts } from './ports.js';

/** A Caddy with one site a policy. `texts` are what was emitted: name -> text; snippets are named apart. */
export async function startCaddy(caddy, folder, texts, upstream) {
  const names = [...texts.keys()];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, i) => [name, free[i]]));
  const sites = names.map((name) => site(name, texts.get(name), ports[name], upstream));
  writeFileSync(`${folder}/Caddyfile`, `{\n\tadmin off\n\tauto_https off\n}\n${sites.join('')}`);
  const args = ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'];
  const { stop } = await launch(caddy, args, { folder, until: /serving initial configuration/ });
  return { ports, stop };
}

const site = (name, text, port, upstream) => `
${text.replace(/^\(cors\)/m, `(${name})`)}
http://:${port} {
	bind 127.0.0.1
	route {
		import ${name}
		handle /down {
			reverse_proxy 127.0.0.1:1
		}
		reverse_proxy 127.0.0.1:${upstream}
	}
}
`;

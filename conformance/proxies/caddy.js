import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { notTestedHere } from '../runners/missing.js';
import { launch } from './launch.js';
import { freePorts } from './ports.js';

/** What the PATH has. */
export function findCaddy() {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'caddy'));
  const found = places.find((path) => existsSync(path));
  if (!found) notTestedHere('Caddy, `apt-get install caddy`');
  return found;
}

/** A Caddy with one site a policy, each on a port of its own. `texts` are what was emitted: name -> text. */
export async function startCaddy(caddy, folder, texts, upstream) {
  const names = [...texts.keys()];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, i) => [name, free[i]]));
  writeFileSync(`${folder}/Caddyfile`, caddyfile(texts, ports, upstream));
  const args = ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'];
  const { stop } = await launch(caddy, args, { folder, until: /serving initial configuration/ });
  return { ports, stop };
}

/** A whole configuration. Each policy has been emitted under the same name, so what is to be imported is named anew. */
export const caddyfile = (texts, ports, upstream) => `{
	admin off
	auto_https off
}
${[...texts].map(([name, text]) => text.replace(/^\(cors\)/m, `(${name})`)).join('')}
${[...texts.keys()].map((name) => site(name, ports[name], upstream)).join('')}`;

/** bob's password is hiccup; nobody logs in. */
const site = (name, port, upstream) => `
http://:${port} {
	bind 127.0.0.1
	route {
		import ${name}
		basicauth /login {
			bob JDJhJDEwJEVCNmdaNEg2Ti5iejRMYkF3MFZhZ3VtV3E1SzBWZEZ5Q3VWc0tzOEJwZE9TaFlZdEVkZDhX
		}
		respond /direct 410
		handle /down {
			reverse_proxy 127.0.0.1:1
		}
		reverse_proxy 127.0.0.1:${upstream}
	}
}
`;

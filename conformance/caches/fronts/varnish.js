import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from '../programs.js';

/** A cache in front of each origin, with Varnish's own rules; which one is asked follows from the socket. */
export function startVarnishCache(folder, routes) {
  mkdirSync(folder, { recursive: true });
  const vcl = `vcl 4.1;
${routes.map(({ name, origin }) => `backend ${name} { .path = "${origin}"; }`).join('\n')}
sub vcl_recv {
${routes.map(({ name }) => `  if (local.socket == "${name}") { set req.backend_hint = ${name}; }`).join('\n')}
}
sub vcl_hash { hash_data(local.socket); }
`;
  const file = join(folder, 'default.vcl');
  writeFileSync(file, vcl);
  const listeners = routes.flatMap(({ name, front }) => ['-a', `${name}=${front},HTTP`]);
  return startProgram(
    'varnishd',
    // No jail, which would need users of its own: it is asked by this process only.
    ['-F', '-j', 'none', '-n', folder, '-f', file, '-s', 'malloc,32m', '-p', 'vsl_space=1M', ...listeners],
    routes.map(({ front }) => front),
  );
}

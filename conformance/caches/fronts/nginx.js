import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from '../programs.js';

/** What every nginx here has around its servers. */
export const nginxConfig = (folder, http) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache levels=1 keys_zone=pages:1m;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
${http}
}
`;

/** What a location says that keeps answers: those with errors as well. */
export const CACHING = `proxy_cache pages;
      proxy_cache_valid any 10m;
      proxy_cache_key $server_name$request_uri;`;

export async function startNginx(folder, http, paths) {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, nginxConfig(folder, http));
  return startProgram('nginx', ['-p', folder, '-e', join(folder, 'error.log'), '-c', config], paths);
}

/** A cache in front of each origin. */
export function startNginxCache(folder, routes) {
  const servers = routes.map(
    ({ name, origin, front }) => `
  server {
    listen unix:${front};
    server_name ${name};
    location / {
      proxy_pass http://unix:${origin}:;
      ${CACHING}
    }
  }`,
  );
  return startNginx(
    folder,
    servers.join('\n'),
    routes.map(({ front }) => front),
  );
}

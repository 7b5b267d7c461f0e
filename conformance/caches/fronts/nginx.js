import { execFileSync } from 'node:child_process';
import { startNginx } from '../../proxies/nginx.js';

/** What stands in http { }. */
export const CACHE = 'proxy_cache_path cache levels=1 keys_zone=pages:1m;';

/** What a location says that keeps answers: those with errors as well. */
export const CACHING = `proxy_cache pages;
      proxy_cache_valid any 10m;
      proxy_cache_key $server_port$request_uri;`;

/** A cache in front of each origin: [name, port] -> name -> port. */
export const startNginxCache = (command, origins) =>
  startNginx(
    command,
    origins.map(([name, port]) => [
      name,
      undefined,
      `location / { proxy_pass http://127.0.0.1:${port}; ${CACHING} }`,
    ]),
    { around: CACHE },
  );

/**
 * Until 1.23 nginx as a cache reads the last of several lines of `Vary` and no other. What an application says in the
 * first is then lost on everyone, whoever adds a line after it; Origin, which comes last, is not.
 */
export function readsLastVaryOnly(command) {
  const options = { stdio: 'pipe', encoding: 'utf8' };
  // It writes to standard error.
  const said = execFileSync('sh', ['-c', `"${command}" -v 2>&1`], options);
  const [, minor] = /nginx\/1\.(\d+)/.exec(said) ?? [];
  return Number(minor) < 23;
}

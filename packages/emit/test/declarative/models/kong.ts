import { parse } from 'yaml';
import { answer, asked, type Fields, fileOf, type Model, regexOf, service } from './model.js';

interface Config {
  origins?: string[];
  methods?: string[];
  headers?: string[];
  exposed_headers?: string[];
  credentials: boolean;
  max_age?: number;
  private_network: boolean;
}
interface Route {
  paths: [string];
  regex_priority?: number;
  plugins?: [{ name: 'cors'; config: Config }];
}

/** kong/plugins/cors/handler.lua, function by function. */
export const kong: Model = (files) => {
  const { services } = parse(fileOf(files, 'kong.yaml')) as { services: [{ routes: Route[] }] };
  const [{ routes }] = services;
  const regexes = routes
    .filter(({ paths }) => paths[0].startsWith('~'))
    .sort((a, b) => (b.regex_priority ?? 0) - (a.regex_priority ?? 0));
  return [
    (request) => {
      const { origin, path, requestMethod, requestHeaders } = asked(request);
      const route =
        regexes.find(({ paths }) => new RegExp(`^${paths[0].slice(1)}`).test(path)) ??
        routes.find(({ paths }) => !paths[0].startsWith('~') && path.startsWith(paths[0]));
      const config = route?.plugins?.[0].config;
      if (!config || (request.method === 'OPTIONS' && origin === null)) return service(request);
      const fields: Fields = configureOrigin(config, origin);
      if (config.credentials) {
        if (fields['access-control-allow-origin'] !== '*')
          fields['access-control-allow-credentials'] = 'true';
        else if (origin !== null) {
          fields['access-control-allow-origin'] = origin;
          fields['access-control-allow-credentials'] = 'true';
        }
      }
      if (!requestMethod) {
        const exposed = config.exposed_headers ?? [];
        return service(request, {
          ...fields,
          'access-control-expose-headers': exposed.length > 0 ? exposed.join(',') : undefined,
        });
      }
      const headers = config.headers ?? [];
      return answer(200, {
        ...fields,
        'access-control-allow-headers':
          headers.length > 0 ? headers.join(',') : (requestHeaders ?? undefined),
        'access-control-allow-methods':
          config.methods?.join(',') ?? 'GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT',
        'access-control-max-age': config.max_age === undefined ? undefined : String(config.max_age),
      });
    },
  ];
};

function configureOrigin({ origins = [] }: Config, origin: string | null): Fields {
  const allow = (value: string): Fields => ({ 'access-control-allow-origin': value });
  if (origins.length === 0 || (origins.length === 1 && origins[0] === '*')) return allow('*');
  const isPlain = (entry: string): boolean => /^[A-Za-z0-9.:/-]+$/.test(entry);
  if (origins.length === 1 && isPlain(origins[0] as string)) return allow(origins[0] as string);
  if (origin === null) return {};
  const normalized = normalize(origin);
  for (const entry of origins) {
    if (entry === '*') return allow('*');
    if (isPlain(entry)) {
      if (normalize(entry).domain === normalized.domain) return allow(normalized.domain);
      continue;
    }
    const end = entry.endsWith('$') ? entry : `${entry}$`;
    const regex = end.startsWith('^') ? end.slice(1) : end;
    // Flag `a`: anchored where it begins, and so only the first of alternatives at the top.
    const subject = entry.includes(':') ? normalized.domain : normalized.host;
    if (regexOf(regex, 'y').test(subject)) return allow(normalized.domain);
  }
  return {};
}

/** socket.url of LuaSocket: brackets of an address are lost. */
function normalize(origin: string): { domain: string; host: string } {
  const [, scheme, host = '', port] = /^([a-z][a-z0-9+.-]*):\/\/(.*?)(?::([0-9]*))?$/.exec(origin) ?? [];
  if (scheme === undefined) return { domain: origin, host: origin };
  const bare = host.replace(/^\[(.+)\]$/, '$1');
  const isDefault = (scheme === 'http' && port === '80') || (scheme === 'https' && port === '443');
  return { domain: `${scheme}://${bare}${port && !isDefault ? `:${port}` : ''}`, host: bare };
}

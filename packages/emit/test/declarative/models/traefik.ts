import { parse } from 'yaml';
import { answer, asked, type Fields, fileOf, joined, type Model, regexOf, service } from './model.js';

interface HeadersMiddleware {
  accessControlAllowCredentials?: boolean;
  accessControlAllowHeaders?: string[];
  accessControlAllowMethods?: string[];
  accessControlAllowOriginList?: string[];
  accessControlAllowOriginListRegex?: string[];
  accessControlExposeHeaders?: string[];
  accessControlMaxAge?: number;
  addVaryHeader?: boolean;
}
interface Configuration {
  http: {
    routers?: Record<string, { rule: string; priority: number; middlewares: [string] }>;
    middlewares: Record<string, { headers: HeadersMiddleware }>;
  };
}

/** pkg/middlewares/headers/header.go and pkg/muxer/http/matcher.go of v3.7.13. */
export const traefik: Model = (files) => {
  const { http } = parse(fileOf(files, 'traefik-cors.yaml')) as Configuration;
  const routers = Object.values(http.routers ?? {}).sort((a, b) => b.priority - a.priority);
  return [
    (request) => {
      const { origin, path, requestMethod, requestHeaders } = asked(request);
      const name = http.routers ? routers.find(({ rule }) => passes(rule, path))?.middlewares[0] : 'cors';
      const headers = name === undefined ? undefined : http.middlewares[name]?.headers;
      if (!headers) throw new Error(`no router for ${path}`);
      const match = matchOrigin(headers, origin ?? '');
      const isCredentialed = headers.accessControlAllowCredentials === true;
      const expose = headers.accessControlExposeHeaders ?? [];
      const fields: Fields = {
        'access-control-allow-origin': match,
        'access-control-allow-credentials': isCredentialed ? 'true' : undefined,
        'access-control-expose-headers': expose.includes('*') && isCredentialed ? undefined : joined(expose),
      };
      // HasCorsHeadersDefined.
      const { accessControlMaxAge: maxAge, addVaryHeader } = headers;
      const isCors =
        isCredentialed ||
        maxAge !== undefined ||
        addVaryHeader === true ||
        [
          headers.accessControlAllowHeaders,
          headers.accessControlAllowMethods,
          headers.accessControlAllowOriginList,
          headers.accessControlAllowOriginListRegex,
          expose,
        ].some((list) => (list?.length ?? 0) > 0);
      if (!requestMethod || !isCors) return service(request, fields);
      const any = (list: string[] | undefined, asked: string | undefined): string | undefined =>
        list?.includes('*') && isCredentialed ? asked : joined(list);
      return answer(200, {
        ...fields,
        'access-control-allow-headers': any(headers.accessControlAllowHeaders, requestHeaders ?? undefined),
        'access-control-allow-methods': any(headers.accessControlAllowMethods, requestMethod),
        'access-control-max-age': maxAge === undefined ? undefined : String(maxAge),
      });
    },
  ];
};

function matchOrigin(headers: HeadersMiddleware, origin: string): string | undefined {
  for (const item of headers.accessControlAllowOriginList ?? []) {
    if (item === origin) return item;
    if (item === '*') return headers.accessControlAllowCredentials ? origin : item;
  }
  const regexes = headers.accessControlAllowOriginListRegex ?? [];
  const isMatch = regexes.some((regex) => regexOf(regex).test(origin));
  return isMatch ? origin : undefined;
}

/** The matchers of a rule, each of which is about the path or the host. */
function passes(rule: string, path: string): boolean {
  const matchers = [...rule.matchAll(/(Host|PathRegexp|PathPrefix|Path)\(`([^`]*)`\)/g)];
  const ofPath = matchers.filter(([, name]) => name !== 'Host');
  return (
    ofPath.length === 0 ||
    ofPath.some(([, name, value = '']) =>
      name === 'Path'
        ? path === value
        : name === 'PathPrefix'
          ? path.startsWith(value)
          : new RegExp(value).test(path),
    )
  );
}

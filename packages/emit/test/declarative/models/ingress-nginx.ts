import { parseAllDocuments } from 'yaml';
import { answer, asked, type Fields, fileOf, type Model, service } from './model.js';

interface Ingress {
  metadata: { annotations: Record<string, string> };
  spec: { rules: { http: { paths: { path: string; pathType: 'Exact' | 'Prefix' }[] } }[] };
}

/** internal/ingress/annotations/cors/main.go of controller v1.15.1: what is not as it should be falls back. */
function parse(annotations: Record<string, string>) {
  const get = (name: string): string | undefined => annotations[`nginx.ingress.kubernetes.io/${name}`];
  const valid = (name: string, regex: RegExp): string | undefined => {
    const value = get(name);
    return value !== undefined && value !== '' && regex.test(value.replaceAll(' ', '')) ? value : undefined;
  };
  const bool = (name: string, otherwise: boolean): boolean => {
    const value = get(name);
    return value === 'true' || (value !== 'false' && otherwise);
  };
  const given = valid(
    'cors-allow-origin',
    /^((((([a-z]+:\/\/)?(\*\.)?[A-Za-z0-9\-.]*(:\d+)?,?)|null)+)|\*)?$/,
  );
  let origins = ['*'];
  if (given !== undefined) {
    const all = given.split(',').map((origin) => origin.trim());
    const one = /^([a-z]+:\/\/(\*\.)?[A-Za-z0-9\-.]*(:\d+)?|\*|null)?$/;
    origins = all.includes('*') ? ['*'] : all.filter((origin) => origin !== '' && one.test(origin));
  }
  return {
    enabled: bool('enable-cors', false),
    origins,
    headers:
      valid('cors-allow-headers', /^[A-Za-z0-9-_, ]*$/) ??
      'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization',
    methods: valid('cors-allow-methods', /^([A-Za-z]+,?\s?)+$/) ?? 'GET, PUT, POST, DELETE, PATCH, OPTIONS',
    credentials: bool('cors-allow-credentials', true),
    expose: valid('cors-expose-headers', /^(([A-Za-z0-9\-_]+|\*),?\s?)+$/),
    maxAge: Number(get('cors-max-age') ?? 1728000),
  };
}

/** buildOriginRegex and buildCorsOriginRegex of template.go, read by PCRE with `~*`. */
function regexOf(origins: readonly string[]): RegExp {
  const built = origins.map((origin) => {
    const quoted = origin.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
    return `(${quoted.replace('\\*', '[A-Za-z0-9\\-]+')})`;
  });
  const word = `(${built.join('|')})$`;
  if (word.length >= 4096) throw new Error('too long parameter');
  return new RegExp(word, 'i');
}

/** The template "CORS" of nginx.tmpl, and nginx's own choice of a location. */
export const ingressNginx: Model = (files) => {
  const locations = parseAllDocuments(fileOf(files, 'ingress.yaml')).flatMap((document) => {
    const { metadata, spec } = document.toJS() as Ingress;
    const cors = parse(metadata.annotations);
    const regex = regexOf(cors.origins);
    return spec.rules.flatMap(({ http }) => http.paths.map((path) => ({ ...path, cors, regex })));
  });
  return [
    (request) => {
      const { origin, path } = asked(request);
      const exact = locations.find((one) => one.pathType === 'Exact' && one.path === path);
      const prefixes = locations.filter((one) => {
        const prefix = one.path.replace(/\/$/, '');
        return one.pathType === 'Prefix' && (path === prefix || path.startsWith(`${prefix}/`));
      });
      const location = exact ?? prefixes.sort((a, b) => b.path.length - a.path.length)[0];
      const cors = location?.cors;
      if (!cors?.enabled) return service(request);
      const isAny = cors.origins.length === 1 && cors.origins[0] === '*';
      if (!isAny && !location?.regex.test(origin ?? '')) return service(request);
      const fields: Fields = {
        'access-control-allow-origin': isAny ? '*' : (origin ?? undefined),
        'access-control-allow-credentials': cors.credentials ? 'true' : undefined,
        'access-control-allow-methods': cors.methods,
        'access-control-allow-headers': cors.headers,
        'access-control-expose-headers': cors.expose,
        'access-control-max-age': String(cors.maxAge),
      };
      return request.method === 'OPTIONS' ? answer(204, fields) : service(request, fields);
    },
  ];
};

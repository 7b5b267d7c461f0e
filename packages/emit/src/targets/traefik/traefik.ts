import type { Rules } from '../../rules/rules.js';
import { yamlFile } from '../declarative/files.js';
import { hasOne, isEverything, literalMatches, pathRegex } from '../declarative/routes.js';
import { listedHeaders, listedMethods, type Said } from '../declarative/said.js';
import { type SaidRoute, type SaidRules, sayRules } from '../declarative/say.js';
import { UPSTREAM_FIELDS } from '../declarative/upstream-fields.js';
import type { Asked, EmittedFile, Target } from '../target.js';
import { hostName, kubernetesName, numbered } from '../values.js';
import { limits } from './limits.js';

export const traefik: Target = {
  title: 'Traefik v3: headers middleware, file provider and Kubernetes CRD',
  values: {
    host: hostName('the host of the service, for routes'),
    service: {
      ...kubernetesName('the name of the service, for routes', 'api'),
      pattern: /^[a-z0-9-]+(@[a-z]+)?$/,
    },
  },
  draft(rules, asked) {
    const said = sayRules(rules, limits);
    const files = [fileProvider(rules, said, asked), customResources(rules, said, asked)];
    return { files, gaps: said.gaps };
  },
};

const nameOf = ({ name }: Asked, i: number): string => numbered(name, i < 0 ? undefined : i + 1);

function fileProvider(rules: Rules, { base, routes }: SaidRules, asked: Asked): EmittedFile {
  const middlewares = {
    [nameOf(asked, -1)]: { headers: headersOf(base) },
    ...Object.fromEntries(routes.map(({ said }, i) => [nameOf(asked, i), { headers: headersOf(said) }])),
  };
  // Only with routes is the path of a request ours to tell apart.
  const routers = routes.length > 0 && { routers: routersOf(routes, asked) };
  return {
    path: 'traefik-cors.yaml',
    text: yamlFile(rules, 'traefik', 'CORS for the file provider.', [{ http: { ...routers, middlewares } }]),
    about: routers
      ? 'For the file provider. Its routers take the place of the one for this host; they stand on every entry point.'
      : `For the file provider. Name ${nameOf(asked, -1)}@file first among the middlewares of the router.`,
  };
}

function customResources(rules: Rules, { base, routes }: SaidRules, asked: Asked): EmittedFile {
  const middleware = (said: Said, i: number): object => ({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: { name: nameOf(asked, i) },
    spec: { headers: headersOf(said) },
  });
  const documents = [middleware(base, -1), ...routes.map(({ said }, i) => middleware(said, i))];
  return {
    path: 'traefik-middleware.yaml',
    text: yamlFile(rules, 'traefik', 'CORS for Kubernetes.', documents),
    about:
      routes.length > 0
        ? `For Kubernetes: name each in the IngressRoute with the rule that traefik-cors.yaml has for it.`
        : 'For Kubernetes: name it first among the middlewares of the IngressRoute.',
  };
}

function routersOf(routes: readonly SaidRoute[], asked: Asked): object {
  const host = `Host(\`${asked.values['host']}\`)`;
  const router = (rule: string, priority: number, i: number): [string, object] => [
    nameOf(asked, i),
    { rule, priority, service: asked.values['service'], middlewares: [nameOf(asked, i)] },
  ];
  const all = routes.map((route, i) => router(`${host} && (${pathRule(route)})`, routes.length + 1 - i, i));
  if (!routes.some(({ rules }) => isEverything(rules.segments))) all.push(router(host, 1, -1));
  return Object.fromEntries(all);
}

/** `PathPrefix` does not end at a segment, so a path and what is below it are two matchers. */
function pathRule({ rules: { segments } }: SaidRoute): string {
  if (hasOne(segments)) return `PathRegexp(\`^${pathRegex(segments)}$\`)`;
  const { exact, below } = literalMatches(segments);
  if (below === '/') return 'PathPrefix(`/`)';
  if (below !== undefined) return `Path(\`${below}\`) || PathPrefix(\`${below}/\`)`;
  return exact.map((path) => `Path(\`${path}\`)`).join(' || ');
}

/** The service's own fields are deleted, which an empty value means, before the middleware writes ours. */
function headersOf(said: Said): object {
  const customResponseHeaders = Object.fromEntries(UPSTREAM_FIELDS.map((field) => [field, '']));
  if (said.nobody) return { customResponseHeaders };
  const { anyOrigin, exact, regexes, credentials, exposeHeaders, maxAge } = said;
  const list = [...(anyOrigin ? ['*'] : []), ...(said.null ? ['null'] : []), ...exact];
  const allowHeaders = listedHeaders(said);
  const allowMethods = listedMethods(said);
  return {
    ...(list.length > 0 && { accessControlAllowOriginList: list }),
    ...(regexes.length > 0 && {
      // Go searches an expression within the origin; \A and \z say the whole of it.
      accessControlAllowOriginListRegex: regexes.map((regex) => `\\A(?:${regex})\\z`),
    }),
    ...(credentials && { accessControlAllowCredentials: true }),
    ...(allowMethods.length > 0 && { accessControlAllowMethods: allowMethods }),
    ...(allowHeaders.length > 0 && { accessControlAllowHeaders: allowHeaders }),
    ...(exposeHeaders.length > 0 && { accessControlExposeHeaders: exposeHeaders }),
    accessControlMaxAge: maxAge,
    ...(!anyOrigin && { addVaryHeader: true }),
    customResponseHeaders,
  };
}

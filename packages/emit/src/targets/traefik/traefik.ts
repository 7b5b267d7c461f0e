import type { Rules } from '../../rules/rules.js';
import { yamlFile } from '../declarative/files.js';
import { type GuardedPlace, guardedPlaces } from '../declarative/odd-paths.js';
import { hasOne, isEverything, literalMatches } from '../declarative/routes.js';
import { listedHeaders, listedMethods, type Said } from '../declarative/said.js';
import { type SaidRules, sayRules } from '../declarative/say.js';
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

/** A place and the names of its router and its middleware. */
interface Named {
  readonly place: GuardedPlace | undefined;
  readonly said: Said;
  readonly router: string;
  readonly middleware: string;
}

/** The base last; what is refused for its path has one middleware for all. */
function namedPlaces(said: SaidRules, { name }: Asked): readonly Named[] {
  const places = guardedPlaces(said).map((place, i) => ({
    place,
    said: place.said,
    router: numbered(name, i + 1),
    middleware: place.route ? numbered(name, i + 1) : `${name}-nobody`,
  }));
  return [...places, { place: undefined, said: said.base, router: name, middleware: name }];
}

const middlewaresOf = (places: readonly Named[]): readonly [name: string, headers: object][] => [
  ...new Map(places.map(({ middleware, said }) => [middleware, headersOf(said)])),
];

function fileProvider(rules: Rules, said: SaidRules, asked: Asked): EmittedFile {
  const places = namedPlaces(said, asked);
  const middlewares = Object.fromEntries(middlewaresOf(places).map(([name, headers]) => [name, { headers }]));
  // Only with routes is the path of a request ours to tell apart.
  const routers = said.routes.length > 0 && { routers: routersOf(places, asked) };
  return {
    path: 'traefik-cors.yaml',
    text: yamlFile(rules, 'traefik', 'CORS for the file provider.', [{ http: { ...routers, middlewares } }]),
    about: routers
      ? 'For the file provider. Its routers take the place of the one for this host; they stand on every entry point.'
      : `For the file provider. Name ${asked.name}@file first among the middlewares of the router.`,
  };
}

function customResources(rules: Rules, said: SaidRules, asked: Asked): EmittedFile {
  const documents = middlewaresOf(namedPlaces(said, asked)).map(([name, headers]) => ({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: { name },
    spec: { headers },
  }));
  return {
    path: 'traefik-middleware.yaml',
    text: yamlFile(rules, 'traefik', 'CORS for Kubernetes.', documents),
    about:
      said.routes.length > 0
        ? 'For Kubernetes: name each in the IngressRoute, with the rules and priorities that traefik-cors.yaml has.'
        : 'For Kubernetes: name it first among the middlewares of the IngressRoute.',
  };
}

/** The one with the higher priority is tried first. */
function routersOf(places: readonly Named[], { values }: Asked): object {
  const host = `Host(\`${values['host']}\`)`;
  const isCovered = places.some(({ place }) => place?.route && isEverything(place.route.rules.segments));
  const left = places.filter(({ place }) => place || !isCovered);
  return Object.fromEntries(
    left.map(({ place, router, middleware }, i) => [
      router,
      {
        rule: place ? `${host} && (${pathRule(place)})` : host,
        priority: left.length - i,
        service: values['service'],
        middlewares: [middleware],
      },
    ]),
  );
}

/** `PathPrefix` does not end at a segment, so a path and what is below it are two matchers. */
function pathRule({ regex, route }: GuardedPlace): string {
  const segments = route?.rules.segments;
  if (!segments || hasOne(segments)) return `PathRegexp(\`^(?:${regex})$\`)`;
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

import { yamlFile } from '../declarative/files.js';
import { type GuardedPlace, guardedPlaces } from '../declarative/odd-paths.js';
import { hasOne, isEverything, literalMatches } from '../declarative/routes.js';
import { listedHeaders, listedMethods, type Said } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import { UPSTREAM_FIELDS } from '../declarative/upstream-fields.js';
import type { Target } from '../target.js';
import { hostName, kubernetesName, numbered, portNumber } from '../values.js';
import { limits } from './limits.js';

export const istio: Target = {
  title: 'Istio: VirtualService with corsPolicy',
  values: {
    gateway: {
      ...kubernetesName('the name of the Gateway', 'gateway'),
      pattern: /^[a-z0-9-]+(\/[a-z0-9-]+)?$/,
    },
    host: hostName('the host of the service'),
    service: hostName('the host of the Service in the mesh', 'api'),
    port: portNumber('the port of the Service'),
  },
  draft(rules, { name, values }) {
    const said = sayRules(rules, limits);
    const { base, routes, gaps } = said;
    const route = [{ destination: { host: values['service'], port: { number: Number(values['port']) } } }];
    // The first that matches decides.
    const http = guardedPlaces(said).map((place) => ({
      match: matchesOf(place),
      ...ruleOf(place.said),
      route,
    }));
    const isCovered = routes.some(({ rules }) => isEverything(rules.segments));
    const document = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: numbered(name) },
      spec: {
        hosts: [values['host']],
        gateways: [values['gateway']],
        http: isCovered ? http : [...http, { ...ruleOf(base), route }],
      },
    };
    const file = {
      path: 'virtualservice.yaml',
      text: yamlFile(rules, 'istio', 'CORS of one host, as a VirtualService.', [document]),
      about:
        'kubectl apply -f virtualservice.yaml. A match on headers or methods would keep preflights out of a rule (istio/istio#47236).',
    };
    return { files: [file], gaps };
  },
};

/** A prefix is no whole segment, so `/a/*` is the path and the prefix with a slash. Expressions match the whole path. */
function matchesOf({ regex, route }: GuardedPlace): object[] {
  const segments = route?.rules.segments;
  if (!segments || hasOne(segments)) return [{ uri: { regex } }];
  const { exact, below } = literalMatches(segments);
  const paths = below === undefined || below === '/' ? exact : [below];
  const prefix = below === undefined ? [] : [{ uri: { prefix: below === '/' ? '/' : `${below}/` } }];
  return [...paths.map((path) => ({ uri: { exact: path } })), ...prefix];
}

/**
 * The service's own fields go before the filter writes ours: an unmatched origin would keep them (istio/istio#9783).
 * `Vary` is the route's to add, since the filter does not, and Envoy answers an origin even where all are allowed.
 */
function ruleOf(said: Said): object {
  const headers = { response: { add: { vary: 'Origin' }, remove: UPSTREAM_FIELDS } };
  return said.nobody ? { headers } : { corsPolicy: corsPolicy(said), headers };
}

function corsPolicy(said: Said): object {
  const { anyOrigin, exact, regexes, credentials, exposeHeaders, maxAge } = said;
  const allowHeaders = listedHeaders(said);
  const allowMethods = listedMethods(said);
  const origins = [...(anyOrigin ? ['*'] : []), ...(said.null ? ['null'] : []), ...exact];
  return {
    allowOrigins: [
      ...origins.map((origin) => ({ exact: origin })),
      // Envoy matches the whole origin. None of these matches the text `*`, which would mean everyone to the filter.
      ...regexes.map((regex) => ({ regex })),
    ],
    allowCredentials: credentials,
    ...(allowMethods.length > 0 && { allowMethods }),
    ...(allowHeaders.length > 0 && { allowHeaders }),
    ...(exposeHeaders.length > 0 && { exposeHeaders }),
    maxAge: `${maxAge}s`,
    unmatchedPreflights: 'IGNORE',
  };
}

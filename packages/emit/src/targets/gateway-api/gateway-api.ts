import { formatPattern } from 'fullcors/origins';
import { yamlFile } from '../declarative/files.js';
import { isEverything, literalMatches } from '../declarative/routes.js';
import { listedHeaders, listedMethods, type Said } from '../declarative/said.js';
import { type SaidRoute, sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';
import { hostName, kubernetesName, numbered, portNumber } from '../values.js';
import { limits } from './limits.js';

/** The CRD takes so many rules in one HTTPRoute. Several of one host are merged, whatever their order. */
const RULES = 16;

export const gatewayApi: Target = {
  title: 'Gateway API: HTTPRoute with a CORS filter (v1.5 and newer)',
  values: {
    gateway: kubernetesName('the name of the Gateway', 'gateway'),
    host: hostName('the host of the service'),
    service: kubernetesName('the name of the Service', 'api'),
    port: portNumber('the port of the Service'),
  },
  draft(rules, { name, values }) {
    const { base, routes, gaps } = sayRules(rules, limits);
    const all = routes.map(routeRule);
    // The most specific path wins whatever the order, so the base can stand last.
    if (!routes.some(({ rules }) => isEverything(rules.segments))) all.push(rule([pathPrefix('/')], base));
    const backendRefs = [{ name: values['service'], port: Number(values['port']) }];
    const documents = [];
    for (let at = 0; at < all.length; at += RULES) {
      documents.push({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: numbered(name, at === 0 ? undefined : at / RULES + 1) },
        spec: {
          parentRefs: [{ name: values['gateway'] }],
          hostnames: [values['host']],
          rules: all.slice(at, at + RULES).map((of) => ({ ...of, backendRefs })),
        },
      });
    }
    const file = {
      path: 'httproute.yaml',
      text: yamlFile(rules, 'gateway-api', 'CORS of one host, as an HTTPRoute.', documents),
      about: 'kubectl apply -f httproute.yaml. Another HTTPRoute of the same host must not cover its paths.',
    };
    return { files: [file], gaps };
  },
};

const pathPrefix = (value: string) => ({ path: { type: 'PathPrefix', value } });

function routeRule({ rules, said }: SaidRoute): object {
  const { exact, below } = literalMatches(rules.segments);
  const paths = exact.map((value) => ({ path: { type: 'Exact', value } }));
  return rule(below === undefined ? paths : [pathPrefix(below)], said);
}

function rule(matches: readonly object[], said: Said): object {
  return said.nobody ? { matches } : { matches, filters: [{ type: 'CORS', cors: corsFilter(said) }] };
}

function corsFilter(said: Said): object {
  const { anyOrigin, exact, wild, credentials, exposeHeaders, maxAge } = said;
  const allowHeaders = listedHeaders(said);
  const allowMethods = listedMethods(said);
  return {
    allowOrigins: anyOrigin ? ['*'] : [...exact, ...wild.map(formatPattern)],
    ...(credentials && { allowCredentials: true }),
    ...(allowMethods.length > 0 && { allowMethods }),
    ...(allowHeaders.length > 0 && { allowHeaders }),
    ...(exposeHeaders.length > 0 && { exposeHeaders }),
    maxAge,
  };
}

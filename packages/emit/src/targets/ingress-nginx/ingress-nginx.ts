import { formatPattern } from 'fullcors/origins';
import type { Gap } from '../../gaps.js';
import { literal } from '../../regex/regex.js';
import { yamlFile } from '../declarative/files.js';
import { gap } from '../declarative/gap.js';
import { isEverything, literalMatches } from '../declarative/routes.js';
import { HEADER_OF_NO_PAGE, type Said } from '../declarative/said.js';
import { type SaidRoute, sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';
import { hostName, kubernetesName, numbered, portNumber } from '../values.js';
import { limits } from './limits.js';

/**
 * All origins stand in one word of nginx.conf, and nginx reads no word of 4096 characters: "too long parameter" would
 * stop the reload for every host of the controller.
 */
const LONGEST_EXPRESSION = 4000;

export const ingressNginx: Target = {
  title: 'ingress-nginx annotations (retired in March 2026)',
  values: {
    class: kubernetesName('the name of the IngressClass', 'nginx'),
    host: hostName('the host of the service'),
    service: kubernetesName('the name of the Service', 'api'),
    port: portNumber('the port of the Service'),
  },
  draft(rules, { name, values }) {
    const { base, routes, gaps } = sayRules(rules, limits);
    const ingress = (name: string, paths: readonly object[], said: Said, of: string): object => {
      const origins = fitting(said, of, gaps);
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name, annotations: annotations(said, origins) },
        spec: {
          ingressClassName: values['class'],
          rules: [{ host: values['host'], http: { paths } }],
        },
      };
    };
    const backend = { service: { name: values['service'], port: { number: Number(values['port']) } } };
    const documents = routes.map((route, i) =>
      ingress(numbered(name, i + 1), pathsOf(route, backend), route.said, route.rules.path),
    );
    if (!routes.some(({ rules }) => isEverything(rules.segments))) {
      documents.unshift(ingress(numbered(name), [{ path: '/', pathType: 'Prefix', backend }], base, ''));
    }
    const file = {
      path: 'ingress.yaml',
      text: yamlFile(rules, 'ingress-nginx', 'CORS of one host, as annotations.', documents),
      about: 'kubectl apply -f ingress.yaml. Another Ingress of the same host must not cover its paths.',
    };
    return { files: [file], gaps };
  },
};

function pathsOf({ rules: { segments } }: SaidRoute, backend: object): object[] {
  const { exact, below } = literalMatches(segments);
  if (below !== undefined) return [{ path: below, pathType: 'Prefix', backend }];
  return exact.map((path) => ({ path, pathType: 'Exact', backend }));
}

/** As many origins as fit into the expression that the controller makes of them. */
function fitting({ exact, wild }: Said, of: string, gaps: Gap[]): readonly string[] {
  const origins = [...exact, ...wild.map(formatPattern)];
  let length = 0;
  const most = origins.findIndex((origin) => {
    length += literal(origin).replace('\\*', '[A-Za-z0-9\\-]+').length + '()|'.length;
    return length > LONGEST_EXPRESSION;
  });
  if (most === -1) return origins;
  const message = `ingress-nginx holds ${most} of these ${origins.length} origins: the others are refused there`;
  const path = of ? `${of}.allowOrigins` : 'allowOrigins';
  gaps.push(
    gap('too-many-origins', path, origins.length, message, 'use a target without that limit, or patterns'),
  );
  return origins.slice(0, most);
}

/**
 * Every annotation is said: whatever is left out or does not please the controller falls back to its own, which is
 * `*` for the origins, a list of headers and methods, and credentials.
 */
function annotations(said: Said, origins: readonly string[]): Record<string, string> {
  const all: Record<string, string> = { 'enable-cors': String(!said.nobody) };
  if (!said.nobody) {
    all['cors-allow-origin'] = said.anyOrigin ? '*' : origins.join(', ');
    all['cors-allow-methods'] = said.passing.join(', ');
    all['cors-allow-headers'] = said.headers.length > 0 ? said.headers.join(', ') : HEADER_OF_NO_PAGE;
    all['cors-allow-credentials'] = String(said.credentials);
    if (said.exposeHeaders.length > 0) all['cors-expose-headers'] = said.exposeHeaders.join(', ');
    all['cors-max-age'] = String(said.maxAge);
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]),
  );
}

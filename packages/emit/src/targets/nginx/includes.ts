import type { Rules } from '../../rules/rules.js';
import { CORS_FIELDS } from '../shared/cors-fields.js';
import type { NamedPlace } from '../shared/places.js';
import { type Field, fieldsOf, type Variables } from './variables.js';

const NAMES: Readonly<Record<Field, string>> = {
  allow_origin: 'Access-Control-Allow-Origin',
  allow_credentials: 'Access-Control-Allow-Credentials',
  expose_headers: 'Access-Control-Expose-Headers',
  allow_methods: 'Access-Control-Allow-Methods',
  allow_headers: 'Access-Control-Allow-Headers',
  max_age: 'Access-Control-Max-Age',
  allow_private_network: 'Access-Control-Allow-Private-Network',
  vary: 'Vary',
};

/** Every module that answers for an upstream; proxy_hide_header says nothing to FastCGI's responses. */
const UPSTREAMS = ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc'];

/** The lines that answer, and dress every other response. */
export function serverLines(rules: Rules, places: readonly NamedPlace[], v: Variables): readonly string[] {
  const status = v.chosen('status');
  const granted = [...new Set([rules.base, ...rules.routes].map((place) => place.status.allowed))].sort();
  return [
    '# Preflights are answered here, before authentication and before any location.',
    ...granted.map((code) => `if (${status} = ${code}) { return ${code}; }`),
    `if (${status} = 403) { return 403 ${v.shared('nothing')}; }`,
    '',
    ...locationLines(places, v),
  ];
}

/** The lines that dress a response: for the server, and for each location with a like directive of its own. */
export function locationLines(places: readonly NamedPlace[], v: Variables): readonly string[] {
  return [
    '# On every response, errors of nginx itself among them. A field without a value is not sent.',
    ...fieldsOf(places).map((field) => `add_header ${NAMES[field]} ${v.chosen(field)} always;`),
    '',
    '# The policy has the last word: what an upstream says of CORS is dropped.',
    ...UPSTREAMS.flatMap((upstream) => CORS_FIELDS.map((name) => `${upstream}_hide_header ${name};`)),
  ];
}

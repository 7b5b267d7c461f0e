import { passingMethods } from '../../regex/methods.js';
import { originTests } from '../../regex/origin-tests.js';
import { isPlaceable, pathTests } from '../../regex/paths.js';
import { PCRE } from '../../regex/regex.js';
import { requestedHeaders } from '../../regex/requested-headers.js';
import type { OriginRules, Rules } from '../../rules/rules.js';
import type { NamedPlace } from '../shared/places.js';
import { NAMES_ABOUT } from '../shared/words.js';
import { isOneOf, matches } from './syntax.js';

const ORIGIN = 'req.fhdr(origin)';
const METHOD = 'req.fhdr(access-control-request-method)';
const HEADERS = 'req.fhdr_cnt(access-control-request-headers)';

/** What all places ask of a request. `fhdr` is a whole field line, `hdr` what stands between commas. */
export function sharedLines(rules: Rules, name: string): string[] {
  const enforces = [rules.base, ...rules.routes].some(({ enforce }) => enforce);
  const v = (what: string): string => `txn.${name}_${what}`;
  return [
    `acl ${name}_has_origin ${ORIGIN} -m len gt 0`,
    '# Two Origin lines are no origin.',
    `acl ${name}_one_origin req.fhdr_cnt(origin) eq 1`,
    `acl ${name}_asks_method ${METHOD} -m len gt 0`,
    `acl ${name}_one_method req.fhdr_cnt(access-control-request-method) eq 1`,
    '# The requested names, of one line or two; of more a preflight is refused.',
    `acl ${name}_no_names ${HEADERS} eq 0`,
    `acl ${name}_two_lines ${HEADERS} eq 2`,
    `acl ${name}_more_lines ${HEADERS} gt 2`,
    `http-request set-var(${v('names')}) req.fhdr(access-control-request-headers,1)`,
    `http-request set-var(${v('more')}) req.fhdr(access-control-request-headers,2) if ${name}_two_lines`,
    `http-request set-var(${v('names')}) 'var(${v('names')}),concat(",",${v('more')})' if ${name}_two_lines`,
    "# A preflight: OPTIONS with both of them. Any other OPTIONS is the application's.",
    `acl ${name}_options method OPTIONS`,
    `http-request set-var(${v('preflight')}) bool(true) if ${name}_options ${name}_has_origin ${name}_asks_method`,
    `acl ${name}_preflight var(${v('preflight')}) -m bool`,
    ...(enforces ? sameOriginLines(name) : []),
    ...pathLines(rules, name),
  ];
}

function sameOriginLines(name: string): string[] {
  const v = (what: string): string => `txn.${name}_${what}`;
  return [
    '',
    "# The site's own requests. What the browser says of itself comes first; no page can forge it.",
    `acl ${name}_says_site req.fhdr(sec-fetch-site) -m len gt 0`,
    `acl ${name}_one_site req.fhdr_cnt(sec-fetch-site) eq 1`,
    `acl ${name}_own_site req.fhdr(sec-fetch-site) -m str same-origin none`,
    '# Whether Host is that of the origin, in either scheme: TLS may have ended before.',
    ...[
      ['https', 443],
      ['http', 80],
    ].flatMap(([scheme, port]) => [
      `http-request set-var(${v('host')}) 'req.fhdr(host),lower,regsub(:${port}$,)'`,
      `http-request set-var(${v(`own_${scheme}`)}) 'str(${scheme}://),concat(,${v('host')})'`,
      `acl ${name}_own_host ${ORIGIN},strcmp(${v(`own_${scheme}`)}) eq 0`,
    ]),
    `http-request set-var(${v('own')}) bool(true) if ${name}_one_site ${name}_own_site`,
    `http-request set-var(${v('own')}) bool(true) if !${name}_says_site ${name}_one_origin ${name}_own_host`,
    `acl ${name}_own var(${v('own')}) -m bool`,
  ];
}

/** The place of a path, see regex/paths.ts. */
function pathLines({ routes }: Rules, name: string): string[] {
  const tests = pathTests(routes);
  if (!tests) return [];
  const set = (variable: string, what: string, when = ''): string =>
    `http-request set-var(txn.${name}_${variable}) str(${what})${when && ` if ${when}`}`;
  const by = (kind: 'spelt' | 'folded'): string[] => [
    set(kind, 'base'),
    ...tests.routes
      .map((one, i) => set(kind, `route${i + 1}`, `{ path ${matches({ all: [one[kind]], none: [] })} }`))
      .reverse(),
  ];
  const ids = [
    'base',
    ...tests.routes.flatMap(({ route }, i) => (isPlaceable(route) ? [`route${i + 1}`] : [])),
  ];
  return [
    '',
    '# The route of a path as it is spelt; the last that matches is the most specific.',
    ...by('spelt'),
    '# The route for an application that folds case and decodes; none for a path that is taken apart in many ways.',
    ...by('folded'),
    ...tests.odd.map((test) => set('folded', 'odd', `{ path ${matches(test)} }`)),
    '# Where both are one, that is the place. Where they differ, nobody is allowed.',
    set('place', 'nowhere'),
    ...ids.map((id) =>
      set('place', id, `{ var(txn.${name}_spelt) -m str ${id} } { var(txn.${name}_folded) -m str ${id} }`),
    ),
    ...[...new Set(['base', ...tests.routes.map((_, i) => `route${i + 1}`), 'nowhere'])].map(
      (id) => `acl ${name}_at_${id} var(txn.${name}_place) -m str ${id}`,
    ),
  ];
}

/** What a place lets pass, as `acl`s. One without lines would be an error, so it is told whether there are any. */
export function placeLines(
  { place, id }: NamedPlace,
  name: string,
): { lines: string[]; hasOrigins: boolean } {
  const own = (what: string): string => `${name}_${id}_${what}`;
  const { methods, requestHeaders, fields, origins } = place;
  const allowed = fields.allowOrigin === '*' ? [] : originLines(origins, own('origin'));
  return {
    hasOrigins: allowed.length > 0,
    lines: [
      ...allowed,
      ...(methods.any
        ? [`acl ${own('method')} ${METHOD} ${matches({ all: [passingMethods(methods)], none: [] })}`]
        : isOneOf(own('method'), METHOD, methods.passing)),
      ...NAMES_ABOUT.map((line) => `# ${line}`),
      `acl ${own('names')} var(txn.${name}_names) ${matches(requestedHeaders(requestHeaders))}`,
    ],
  };
}

function originLines(origins: OriginRules, to: string): string[] {
  return [
    ...isOneOf(to, ORIGIN, [...origins.exact, ...(origins.null ? ['null'] : [])]),
    ...originTests(PCRE, origins).flatMap(({ about, ...test }) => [
      `# ${about}`,
      `acl ${to} ${ORIGIN} ${matches(test)}`,
    ]),
  ];
}

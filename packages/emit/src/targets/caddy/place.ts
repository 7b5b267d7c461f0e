import { passingMethods } from '../../regex/methods.js';
import { originTests } from '../../regex/origin-tests.js';
import { oneOf, RE2 } from '../../regex/regex.js';
import { requestedHeaders } from '../../regex/requested-headers.js';
import type { PlaceRules } from '../../rules/rules.js';
import { equals, map, matched, passes } from './maps.js';
import { block, token, value } from './text.js';

const ORIGIN = '{http.request.header.Origin}';
const REQUESTED_METHOD = '{http.request.header.Access-Control-Request-Method}';
const REQUESTED_HEADERS = '{http.request.header.Access-Control-Request-Headers}';

/** What holds on some paths, as lines; `prefix` keeps its names apart from those of other places. */
export function place(rules: PlaceRules, prefix: string): readonly string[] {
  const name = (what: string): string => `${prefix}_${what}`;
  const answersAny = rules.fields.allowOrigin === '*';
  const granted = answersAny ? '' : `@${name('granted')} `;
  return [
    ...(answersAny ? [] : grantsOrigin(rules, name)),
    ...PREFLIGHT(`@${name('asks')}`),
    ...block(`route @${name('asks')}`, preflight(rules, name)),
    // Now, for what Caddy answers itself without asking anyone: an error, a login.
    ...(rules.fields.vary.length > 0 ? ['header Vary Origin'] : []),
    ...block(`header ${granted}`.trimEnd(), actualFields(rules)),
    ...(rules.enforce ? enforce(rules, name) : []),
    // And when the head leaves, for what comes from elsewhere. The last is the first to be applied.
    ...block(`header ${granted}`.trimEnd(), [...actualFields(rules), 'defer']),
    ...block('header', ['-Access-Control-*', ...(rules.fields.vary.length > 0 ? MERGE_VARY : []), 'defer']),
  ];
}

const PREFLIGHT = (matcher: string): readonly string[] =>
  block(matcher, [
    'method OPTIONS',
    'header_regexp Origin .',
    'header_regexp Access-Control-Request-Method .',
  ]);

/** The matcher `granted`, for an origin that is allowed. It is judged once. */
function grantsOrigin({ origins }: PlaceRules, name: (what: string) => string): readonly string[] {
  const tests = originTests(RE2, origins).map((test, i) => ({ test, to: name(`origin_${i + 1}`) }));
  const listed = [...origins.exact, ...(origins.null ? ['null'] : [])];
  const ways = [...(listed.length > 0 ? [name('listed')] : []), ...tests.map(({ to }) => to)];
  const [only, ...others] = ways;
  const all = ways.map((way) => `{${way}}`).join('');
  return [
    ...tests.flatMap(({ test, to }) => [`# ${test.about.slice(0, 100)}`, ...passes(ORIGIN, to, test)]),
    ...(listed.length > 0 ? map(ORIGIN, name('listed'), listedEntries(listed), '0') : []),
    ...(others.length > 0 ? map(all, name('allowed'), [matched({ source: '.*1.*' }, '1')], '0') : []),
    // Judged once, whoever asks.
    `vars ${name('origin')} ${others.length > 0 ? `{${name('allowed')}}` : only ? `{${only}}` : '0'}`,
    `@${name('granted')} vars ${name('origin')} 1`,
  ];
}

/** A map is read from its top for each request, and asked three times; an expression costs the length of the text. */
const LISTED_ONE_BY_ONE = 16;

/** Sorted, so that Go finds what they begin with alike: 10,000 cost 3 us instead of 800. */
const listedEntries = (origins: readonly string[]): readonly string[] =>
  origins.length > LISTED_ONE_BY_ONE
    ? [matched({ source: oneOf([...origins].sort()) }, '1')]
    : origins.map((origin) => `${value(origin)} 1`);

function preflight(rules: PlaceRules, name: (what: string) => string): readonly string[] {
  const { fields, methods, requestHeaders, status } = rules;
  const asked = `@${name('asked')}`;
  const passed = `@${name('passed')}`;
  return [
    ...map(REQUESTED_METHOD, name('method'), [matched(passingMethods(methods), '1')], '0'),
    ...passes(REQUESTED_HEADERS, name('headers'), requestedHeaders(requestHeaders)),
    ...map(
      `${fields.allowOrigin === '*' ? '1' : `{http.vars.${name('origin')}}`}{${name('method')}}{${name('headers')}}`,
      name('preflight'),
      [equals('111', '1')],
      '0',
    ),
    `vars ${name('passed')} {${name('preflight')}}`,
    `${passed} vars ${name('passed')} 1`,
    `header Vary ${value(fields.preflightVary.join(', '))}`,
    ...block(`header ${passed}`, preflightFields(rules)),
    ...(fields.echoesHeaders
      ? [
          ...block(asked, [
            `vars ${name('passed')} 1`,
            'header_regexp Access-Control-Request-Headers `[^ \\t,]`',
          ]),
          ...block(`header ${asked}`, ECHO_HEADERS),
        ]
      : []),
    ...(fields.allowPrivateNetwork
      ? [
          ...map(
            `{http.vars.${name('passed')}}{http.request.header.Access-Control-Request-Private-Network}`,
            name('private'),
            [equals('1true', '1')],
            '0',
          ),
          `@${name('private')} vars {${name('private')}} 1`,
          `header @${name('private')} Access-Control-Allow-Private-Network true`,
        ]
      : []),
    `respond ${passed} ${status.allowed}`,
    `respond ${status.refused}`,
  ];
}

function preflightFields({ fields }: PlaceRules): readonly string[] {
  const { allowMethods, allowHeaders, maxAge } = fields;
  return [
    ...originFields(fields),
    ...(fields.echoesMethod ? [`Access-Control-Allow-Methods ${REQUESTED_METHOD}`] : []),
    ...(allowMethods === undefined ? [] : [`Access-Control-Allow-Methods ${value(allowMethods)}`]),
    ...(allowHeaders === undefined ? [] : [`Access-Control-Allow-Headers ${value(allowHeaders)}`]),
    `Access-Control-Max-Age ${value(maxAge)}`,
  ];
}

const actualFields = ({ fields }: PlaceRules): readonly string[] => [
  ...originFields(fields),
  ...(fields.exposeHeaders === undefined
    ? []
    : [`Access-Control-Expose-Headers ${value(fields.exposeHeaders)}`]),
];

const originFields = ({ allowOrigin, allowCredentials }: PlaceRules['fields']): readonly string[] => [
  `Access-Control-Allow-Origin ${allowOrigin === '*' ? '*' : ORIGIN}`,
  ...(allowCredentials ? ['Access-Control-Allow-Credentials true'] : []),
];

/** The names asked for, which have been found to be names, between commas as the runtime writes them. */
const ECHO_HEADERS = [
  `Access-Control-Allow-Headers ${REQUESTED_HEADERS}`,
  'Access-Control-Allow-Headers `^[ \\t,]*(.*?)[ \\t,]*$` $1',
  'Access-Control-Allow-Headers `[ \\t]*,[ \\t,]*` `, `',
];

/**
 * All lines of `Vary` in one, with Origin at the end; then without the one that was written before the response came,
 * without what is empty, nothing but `*` where that is said, and without ours where it is said already.
 */
const MERGE_VARY = [
  'Vary `{http.response.header.Vary}, Origin`',
  'Vary `^Origin,(.*)$` $1',
  'Vary `^[ \\t,]+(.*)$` $1',
  'Vary `^(?:.*,)?[ \\t]*\\*[ \\t]*(?:,.*)?$` *',
  'Vary `(?i)^((?:.*,)?[ \\t]*origin[ \\t]*(?:,.*)?), Origin$` $1',
];

/** 403 for another site's request that is not allowed. Browsers say whose it is; else Host does, in either scheme. */
function enforce({ methods, fields }: PlaceRules, name: (what: string) => string): readonly string[] {
  const own = name('own');
  const stopped = name('stopped');
  const enforced = methods.enforced;
  return [
    ...map(
      '{http.request.hostport}',
      name('https'),
      [matched({ source: '(.*):443' }, '$1')],
      '{http.request.hostport}',
    ),
    ...map(
      '{http.request.hostport}',
      name('http'),
      [matched({ source: '(.*):80' }, '$1')],
      '{http.request.hostport}',
    ),
    `vars ${name('same')} 0`,
    `@${own} vars ${ORIGIN} ${token(`https://{${name('https')}}`)} ${token(`http://{${name('http')}}`)}`,
    `vars @${own} ${name('same')} 1`,
    ...map(
      '{http.request.header.Sec-Fetch-Site}',
      own,
      [equals('same-origin', '1'), equals('none', '1'), equals('', `{http.vars.${name('same')}}`)],
      '0',
    ),
    ...map(
      '{http.request.method}',
      name('enforced'),
      enforced ? [matched({ source: enforced.length > 0 ? oneOf(enforced) : '[^ -~]' }, '1')] : [],
      enforced ? '0' : '1',
    ),
    ...map(
      `${fields.allowOrigin === '*' ? '1' : `{http.vars.${name('origin')}}`}{${name('enforced')}}{${own}}`,
      stopped,
      [matched({ source: '11.|..1' }, '0')],
      '1',
    ),
    ...block(`@${stopped}`, ['header_regexp Origin .', `vars {${stopped}} 1`]),
    `respond @${stopped} 403`,
  ];
}

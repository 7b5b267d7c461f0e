import fc from 'fast-check';
import { choose, names, origins } from './words.js';

/** How a field's name is spelled on the wire. */
const spelled = (name) => choose([8, name], [1, name.toLowerCase()], [1, name.toUpperCase()]);
/** Field lines of one name: mostly one, none, or doubled. */
const lines = (name, values, { none = 0.4, twice = 0.3 } = {}) =>
  choose(
    [12, fc.tuple(spelled(name), values).map((line) => [line])],
    [none, fc.constant([])],
    [twice, fc.array(fc.tuple(spelled(name), values), { minLength: 2, maxLength: 3 })],
  );

const WILD_BYTES = ['\x01', '\x0b', '\x0c', '\x7f', '\x80', '\xa0', '\xe9', '\xff', '\x1f', '\r\n '];
/** The value with a byte put before it, into it or after it. */
const withByte = (value, bytes) =>
  fc.tuple(fc.constantFrom(...bytes), fc.constantFrom('after', 'before', 'within')).map(([byte, where]) => {
    if (where === 'before') return byte + value;
    if (where === 'after') return value + byte;
    // Within a placeholder there is nothing to put.
    if (value.startsWith('{')) return `${value}${byte}x`;
    const middle = value.length >> 1;
    return value.slice(0, middle) + byte + value.slice(middle);
  });
const SPACES = [' ', '\t', ' \t '];

const allowOrigin = (bytes) =>
  choose(
    [60, '{origin}'],
    [8, '{me}'],
    [6, '*'],
    [
      7,
      fc.constantFrom(
        '{app}',
        '{api}',
        '{elsewhere}',
        'null',
        'NULL',
        '',
        '{me}/',
        '{me}, {me}',
        '{me} {me}',
        '*, *',
        '* ',
        ' *',
        '{me},',
        ',{me}',
        '"{me}"',
        '<{me}>',
        '*.example.com',
        'http://*',
        'HTTP://LOCALHOST',
        '{me}#',
        '{me}?',
        '{me}/a',
        'http://localhost',
        'localhost',
        '{me};',
        '*;',
        '**',
        'true',
        '{user@app/}',
        'null, null',
        'null ',
        '{me}\\',
        '{me}:',
        'undefined',
        '{third}',
        '{me} *',
        '*,{me}',
        '%2a',
      ),
    ],
    [1, withByte('{me}', bytes)],
    [0.5, withByte('*', bytes)],
  );

const allowCredentials = (bytes) =>
  choose(
    [40, 'true'],
    [
      2,
      fc.constantFrom(
        'TRUE',
        'True',
        'false',
        '',
        'true, true',
        'true,',
        '1',
        '"true"',
        ' true',
        'true ',
        'yes',
        'true;',
        '*',
      ),
    ],
    [0.5, withByte('true', bytes)],
  );

/** A list as it should be, then with whitespace, empty elements and junk. */
const lists = (mild, elements, bytes) =>
  choose(
    [30, mild],
    [3, '*'],
    [3, fc.array(fc.constantFrom(...elements), { maxLength: 4 }).map((list) => list.join(', '))],
    [
      3,
      fc
        .tuple(
          fc.array(fc.constantFrom(...elements), { minLength: 1, maxLength: 5 }),
          fc.constantFrom(',', ' ,', ',\t', ' , ', ',,', ', ,', ';', ' ', '\t,\t ', ', , ,'),
          fc.constantFrom('', ',', ' ', '\t', ', ', ',,'),
          fc.constantFrom('', ',', ' ', '\t', ' ,', ',,'),
        )
        .map(([list, comma, before, after]) => before + list.join(comma) + after),
    ],
    [
      2,
      fc
        .tuple(
          fc.constantFrom(mild, ...elements),
          fc.constantFrom(
            '@',
            '"',
            'x y',
            '*',
            'x:y',
            '(x)',
            '=',
            '\\',
            '/',
            '{',
            '',
            '"*"',
            '* *',
            'caf\xe9',
          ),
          fc.boolean(),
        )
        .map(([element, junk, first]) => (first ? `${junk}, ${element}` : `${element}, ${junk}`)),
    ],
    [
      0.4,
      fc.constantFrom(
        `"${mild}"`,
        `'${mild}'`,
        `[${mild}]`,
        `${mild};q=1`,
        `${mild} x`,
        `${mild}/`,
        `*${mild}`,
      ),
    ],
    [0.3, fc.integer({ min: 500, max: 1500 }).map((count) => `${'x-filler, '.repeat(count)}${mild}`)],
    [0.3, withByte(mild, bytes)],
    [0.2, withByte('*', bytes)],
  );

const METHOD_ELEMENTS = [
  'PUT',
  'DELETE',
  'PATCH',
  'patch',
  'put',
  'GET',
  'POST',
  'PURGE',
  'QUERY',
  '*',
  'Put',
  'pAtCh',
  'post',
  'TRACE',
  'HEAD',
  'OPTIONS',
];
const HEADER_ELEMENTS = [
  ...names,
  ...names.map((name) => name.toLowerCase()),
  'X-B',
  '*',
  'Cookie',
  'Set-Cookie',
];
const EXPOSED = [
  'X-Seen',
  'x-other',
  'Set-Cookie',
  'X-SEEN',
  'Location',
  'ETag',
  '*',
  'Access-Control-Allow-Origin',
  'Content-Length',
  'Set-Cookie2',
];

const maxAge = choose(
  [4, '600'],
  [2, '0'],
  [2, '-1'],
  [
    2,
    fc.constantFrom(
      '86400',
      '99999999999',
      '99999999999999999999999',
      '600.5',
      '6e2',
      '0x258',
      '+600',
      ' 600 ',
      '"600"',
      '600s',
      '600, 600',
      '600,',
      'junk',
      '',
      '600 600',
      '-0',
      '00600',
      '1 000',
    ),
  ],
);

const sameSite = fc.constantFrom(
  '',
  '; SameSite=Lax',
  '; SameSite=Strict',
  '; SameSite=None',
  '; samesite=lax',
  '; SameSite=junk',
  '; SameSite',
);
const setCookie = fc
  .tuple(
    fc.constantFrom('a', 'b', '__Host-c', '__Secure-d'),
    sameSite,
    choose([3, ''], [1, '; Secure']),
    choose([3, ''], [1, '; Path={/}'], [1, '; Path={/}b'], [1, '; Path={/}a']),
    choose(
      [4, ''],
      [1, '; HttpOnly'],
      [1, '; Max-Age=0'],
      [1, '; Max-Age=1000'],
      [0.5, '; Domain=localhost'],
      [0.5, '; Partitioned'],
    ),
  )
  .map(([name, ...rest]) => ['Set-Cookie', `${name}=1${rest.join('')}`]);

const ordinary = choose(
  [4, ['X-Seen', 'yes']],
  [2, ['x-other', 'two words']],
  [1, ['ETag', '"tag"']],
  [1, ['Content-Type', 'text/plain']],
  [
    1,
    fc.constantFrom(
      ['Content-Type', 'application/json'],
      ['Content-Language', 'en'],
      ['Last-Modified', 'Thu, 01 Jan 2026 00:00:00 GMT'],
      ['Expires', '0'],
      ['Pragma', 'no-cache'],
      ['Vary', 'Origin'],
      ['Vary', '*'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Cross-Origin-Resource-Policy', 'same-site'],
      ['Timing-Allow-Origin', '*'],
      ['X-Seen', 'again'],
      ['X-Seen', 'caf\xe9'],
      ['X-Seen', ' spaced '],
      ['X-Seen', ''],
      ['Set-Cookie2', 'x=1'],
      ['Access-Control-Allow-Private-Network', 'true'],
    ),
  ],
);

/** Each name once, but for those whose doubling is of interest: how engines join two Content-Type is not about CORS. */
const extra = (maxLength) =>
  fc
    .array(choose([2, ordinary], [1, setCookie]), { maxLength })
    .map((list) =>
      list.filter(
        ([name], at) =>
          ['X-Seen', 'Set-Cookie'].includes(name) || list.findIndex(([other]) => other === name) === at,
      ),
    );

const head = (bytes) => ({
  origin: lines('Access-Control-Allow-Origin', allowOrigin(bytes)),
  credentials: lines('Access-Control-Allow-Credentials', allowCredentials(bytes), { none: 2 }),
});
const list = (parts) => Object.values(parts).flat();

const preflights = (bytes) =>
  fc
    .record({
      status: choose(
        [16, 204],
        [12, 200],
        [1, fc.constantFrom(201, 206, 299, 202, 205)],
        [1, fc.constantFrom(400, 401, 403, 404, 405, 500, 503, 300, 304, 599)],
        [1, fc.constantFrom(301, 302, 303, 307, 308)],
      ),
      ...head(bytes),
      methods: lines('Access-Control-Allow-Methods', lists('{method}', METHOD_ELEMENTS, bytes), { none: 1 }),
      headers: lines('Access-Control-Allow-Headers', lists('{headers}', HEADER_ELEMENTS, bytes), { none: 1 }),
      maxAge: lines('Access-Control-Max-Age', maxAge, { none: 8 }),
      extra: extra(1),
      location: fc.constantFrom('{api/}a', '{/}b'),
    })
    .map(({ status, location, ...rest }) => ({
      status,
      headers: [...list(rest), ...(isRedirect(status) ? [['Location', location]] : [])],
    }));

const actuals = (bytes) =>
  fc
    .record({
      status: choose(
        [12, 200],
        [2, fc.constantFrom(201, 204, 206, 299, 203, 205)],
        [2, fc.constantFrom(400, 401, 403, 404, 405, 500, 503)],
        [0.3, fc.constantFrom(300, 304, 305, 306, 599)],
        [5, fc.constantFrom(302, 301, 303, 307, 308)],
      ),
      ...head(bytes),
      expose: lines('Access-Control-Expose-Headers', lists('X-Seen', EXPOSED, bytes), { none: 3 }),
      extra: extra(3),
      location: choose(
        [12, { to: 'next' }],
        [1, { to: 'next', userinfo: true }],
        [1, { to: 'first' }],
        [
          1,
          fc.constantFrom(
            '{/}b',
            'b',
            '',
            'http://',
            'data:,x',
            '{third/}z#part',
            '//',
            '{api/}b?{origin}',
            'ftp://localhost/',
            '{elsewhere/}c',
            '/{/}x',
          ),
        ],
        [0.5, undefined],
      ),
    })
    .map(({ status, location, ...rest }) => ({ status, location, headers: list(rest) }));

/** Up to three resources, each of which may redirect to the next, or back to the first. */
export const resourceParts = (bytes) =>
  fc.array(fc.record({ at: origins, preflight: preflights(bytes), actual: actuals(bytes) }), {
    minLength: 1,
    maxLength: 3,
  });

export function toAnswers(resources) {
  const urls = resources.map(({ at }, index) => ({ at, path: 'abc'[index] }));
  const answers = {};
  resources.forEach(({ at, preflight, actual }, index) => {
    const { location, headers } = actual;
    // The last has no next one, and none goes to itself.
    const isEnd =
      index === (location?.to === 'next' ? resources.length - 1 : location?.to === 'first' ? 0 : -1);
    const status = isEnd && isRedirect(actual.status) ? 200 : actual.status;
    const value = isRedirect(status) ? locationOf(location, index, urls) : undefined;
    const redirect = value === undefined ? [] : [['Location', value]];
    answers[`${at}/${urls[index].path}`] = {
      preflight,
      actual: { status, headers: [...headers, ...redirect] },
    };
  });
  return { urls, answers };
}

function locationOf(location, index, urls) {
  if (location?.to === undefined) return location;
  const { at, path } = urls[location.to === 'first' ? 0 : index + 1];
  return `{${location.userinfo ? 'user@' : ''}${at}/}${path}`;
}

const isRedirect = (status) => [301, 302, 303, 307, 308].includes(status);

export { SPACES, WILD_BYTES };

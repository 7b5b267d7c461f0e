// What scenarios are made of. The first of each list is the mildest: shrinking goes there.
import fc from 'fast-check';

/** Weighted choice that shrinks towards its first entry. */
export const choose = (...entries) =>
  fc.oneof(
    { withCrossShrink: true },
    ...entries.map(([weight, one]) => ({
      weight: Math.round(weight * 10),
      arbitrary: typeof one === 'object' && one !== null && 'generate' in one ? one : fc.constant(one),
    })),
  );

export const origins = choose([5, 'api'], [3, 'third'], [3, 'elsewhere'], [2, 'app']);

export const methods = choose(
  [6, 'GET'],
  [4, 'POST'],
  [4, 'PUT'],
  [2, 'DELETE'],
  [2, 'PATCH'],
  [1, 'HEAD'],
  [1, 'OPTIONS'],
  [1, fc.constantFrom('get', 'post', 'put', 'delete', 'head', 'options', 'Post', 'dElEtE')],
  [1, fc.constantFrom('patch', 'pAtCh', 'Patch')],
  [1, fc.constantFrom('PURGE', 'QUERY', 'query', 'PROPFIND', "X!#$%&'*+-.^_`|~")],
  [0.5, fc.constantFrom('TRACE', 'connect', 'TRACK', 'trace', 'A B', '')],
);

/** Names of headers that are in play on both sides. */
export const names = ['X-A', 'x-b', 'Content-Type', 'Authorization', 'Accept', 'Range', 'X-C'];

const long = (length) => 'v'.repeat(length);
const UNSAFE = ['"', '(', ')', ':', '<', '>', '?', '@', '[', '\\', ']', '{', '}'];

const acceptValues = choose(
  [3, 'text/html'],
  [1, fc.constantFrom(...UNSAFE).map((byte) => `text/html;a=${byte}`)],
  [1, fc.constantFrom(long(127), long(128), long(129))],
  [1, fc.constantFrom('a\tb', 'caf\xe9', '*/*', '', ' text/html ')],
);
const languageValues = choose(
  [2, 'en, de;q=0.5'],
  [2, fc.constantFrom('en_US', 'en/US', 'e\tn', '*', 'en-\xe9', '', long(128), long(129), 'a*-.;,=')],
);
const typeValues = choose(
  [3, fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data')],
  [3, fc.constantFrom('application/json', 'application/xml', 'text/html')],
  [
    2,
    fc.constantFrom(
      'TEXT/PLAIN',
      'text/plain;charset=UTF-8',
      'text/plain; charset="utf-8"',
      ' text/plain',
      'text/plain;',
      'text/plain ; x',
      'text/plain, application/json',
      'text/plain; a=b, text/plain',
      'text/plain;(x)',
      'text/plain/x',
      'text /plain',
      'text',
      '',
      'multipart/form-data; boundary=x',
      `text/plain;${long(117)}`,
      `text/plain;${long(118)}`,
      'text/plain;caf\xe9',
    ),
  ],
);
const rangeValues = fc.constantFrom(
  'bytes=0-',
  'bytes=0-9',
  'bytes=-5',
  'bytes=5-2',
  'bytes=0-1,3-4',
  'bytes 0-9',
  'Bytes=0-9',
  'bytes=a-b',
  'bytes = 0-9',
  'bytes= 0-9',
  'bytes=0-9 ',
  '',
  'bytes=00-9',
);
const plainValues = choose(
  [4, '1'],
  [1, fc.constantFrom('two words', '', 'a\tb', ' spaced ', long(200), '"q"')],
  [0.2, fc.constantFrom('caf\xe9', 'x\x80y')],
  [0.3, fc.constantFrom('x\ny', 'x\0y', '\u0101')],
);

const header = (name, value) => fc.tuple(fc.constantFrom(...[name].flat()), value);

/** A sum of safelisted values around the limit of 1024 bytes. */
const sums = fc.integer({ min: 1020, max: 1028 }).map((sum) => {
  const parts = ['Accept', 'Accept-Language', 'Content-Language'];
  return [...Array(8).keys()].map((at) => [
    parts[at % 3],
    `${long(at < 7 ? 127 : Math.max(0, sum - 7 * 127))}`,
  ]);
});
const separateSums = fc.integer({ min: 0, max: 8 }).map((extra) => [
  ['Accept', long(128)],
  ['Accept-Language', long(128)],
  ['Content-Language', long(120 + extra)],
  ['Content-Type', `text/plain;${long(117)}`],
]);

export const requestHeaders = choose(
  [
    12,
    fc.array(
      choose(
        [6, header(['X-A', 'x-b', 'X-C', 'x-a'], plainValues)],
        [4, header(['Content-Type', 'content-type'], typeValues)],
        [2, header(['Authorization', 'authorization'], fc.constant('Bearer t'))],
        [2, header(['Accept', 'accept'], acceptValues)],
        [2, header(['Accept-Language', 'Content-Language'], languageValues)],
        [1, header(['Range', 'range'], rangeValues)],
        [
          1,
          header(
            [
              'Cookie',
              'Host',
              'Origin',
              'Sec-Fetch-Site',
              'Proxy-Authorization',
              'Access-Control-Request-Method',
            ],
            fc.constant('forged'),
          ),
        ],
        [
          0.5,
          header(
            ['X-HTTP-Method-Override', 'x-http-method', 'X-Method-Override'],
            fc.constantFrom('TRACE', 'PUT', 'GET, trace', 'connect', '"TRACE"', 'TRACE,'),
          ),
        ],
        [0.5, header(['DPR', 'Width', 'Viewport-Width', 'Save-Data', 'Downlink'], fc.constantFrom('1', 'x'))],
        [
          0.5,
          header(
            [
              'User-Agent',
              'Referer',
              'Accept-Charset',
              'DNT',
              'Via',
              'TE',
              'Set-Cookie',
              'Cache-Control',
              'Pragma',
              'Last-Event-ID',
              'Purpose',
              'Proxy-X',
              'Sec-X',
              'Upgrade',
              'Date',
              'If-None-Match',
            ],
            fc.constantFrom('x', 'forged'),
          ),
        ],
        [0.3, header(['X A', '', 'x:y', 'X\xe9', "x!#$%&'*+-.^_`|~1", 'x-<br>'], fc.constant('1'))],
      ),
      { maxLength: 3 },
    ),
  ],
  [0.5, separateSums],
  [0.3, sums],
);

export const bodies = choose(
  [4, { kind: 'text', text: 'sent' }],
  [1, { kind: 'params', text: 'sent' }],
  [1, { kind: 'form', text: 'sent' }],
  [1, { kind: 'bytes', text: 'sent' }],
  [
    2,
    fc
      .constantFrom(
        '',
        'text/plain',
        'application/json',
        'TEXT/HTML',
        'text/plain;charset=UTF-8',
        'not a type',
        'a/b;\x01',
      )
      .map((type) => ({ kind: 'blob', text: 'sent', type })),
  ],
  [0.3, { kind: 'text', text: '' }],
);

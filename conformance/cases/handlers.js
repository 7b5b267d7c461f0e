import { APP, listedActual, ran, request } from './words.js';

const at = (path, more) => request(APP, { path, ...more });
const allowed = (vary = ['origin'], status = 200) => ran(listedActual(), vary, status);
const evil = (path) => request('https://evil.example', { path });

/**
 * What handlers do. The fourth word, where there is one, is the family of servers that can do it: `node` for what
 * needs a raw response, `web` for what needs a Response.
 */
export const handlers = [
  ['its own Vary is kept', 'listed', at('/own-vary'), allowed(['accept-encoding', 'origin'])],
  [
    'its own Vary is kept on a refused request',
    'listed',
    evil('/own-vary'),
    ran({}, ['accept-encoding', 'origin']),
  ],
  [
    'its own Vary is kept where any origin is allowed',
    'any',
    at('/own-vary'),
    ran({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'X-B' }, ['accept-encoding']),
  ],
  ['a Vary that holds origin is not doubled', 'listed', at('/vary-origin'), allowed(['accept', 'origin'])],
  ['Vary: * is left alone', 'listed', at('/vary-star'), allowed(['*'])],
  [
    'a Vary of two lines is kept whole',
    'listed',
    at('/vary-lines'),
    allowed(['accept', 'accept-language', 'origin']),
  ],
  ['its own CORS fields are replaced', 'listed', at('/own-cors'), allowed()],
  ['its own CORS fields are removed from a refused request', 'listed', evil('/own-cors'), ran()],
  [
    'its own CORS fields are removed where there is no Origin',
    'listed',
    request(undefined, { path: '/own-cors' }),
    ran(),
  ],
  [
    'its own CORS fields are replaced where any origin is allowed',
    'any',
    at('/own-cors'),
    ran({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'X-B' }, []),
  ],
  ['a thrown error', 'listed', at('/throw'), allowed(['origin'], 500)],
  ['a thrown error on a refused request', 'listed', evil('/throw'), ran({}, ['origin'], 500)],
  ['an asynchronous error', 'listed', at('/throw-later'), allowed(['origin'], 500)],
  ['an error handler that clears every header', 'listed', at('/cleared'), allowed(['origin'], 500)],
  [
    'an error handler after a predicate',
    'asked',
    request('https://tenant.example', { path: '/throw' }),
    ran(
      {
        'access-control-allow-origin': 'https://tenant.example',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-B',
      },
      ['origin'],
      500,
    ),
  ],
  ['404', 'listed', at('/missing'), allowed(['origin'], 404)],
  ['405', 'listed', at('/only-get', { method: 'POST' }), allowed(['origin'], 405)],
  [
    '413',
    'listed',
    at('/limited', {
      method: 'POST',
      'Content-Type': 'application/json',
      body: `{"a":"${'x'.repeat(2000)}"}`,
    }),
    allowed(['origin'], 413),
  ],
  ['a redirect', 'listed', at('/redirect'), allowed(['origin'], 302)],
  ['304', 'listed', at('/not-modified'), allowed(['origin'], 304)],
  ['204', 'listed', at('/empty'), allowed(['origin'], 204)],
  ['a stream', 'listed', at('/stream'), allowed()],
  ['a stream that begins late', 'listed', at('/stream-later'), allowed()],
  ['a malformed URL', 'listed', at('/%zz'), { ...allowed(), status: [200, 400, 404, 500] }],

  ['writeHead(status)', 'listed', at('/write-head/status'), allowed(), 'node'],
  ['writeHead(status, reason)', 'listed', at('/write-head/reason'), allowed(), 'node'],
  ['writeHead(status, object)', 'listed', at('/write-head/object'), allowed(['accept', 'origin']), 'node'],
  [
    'writeHead(status, reason, object)',
    'listed',
    at('/write-head/reason-object'),
    allowed(['accept', 'origin']),
    'node',
  ],
  ['writeHead(status, flat array)', 'listed', at('/write-head/flat'), allowed(['accept', 'origin']), 'node'],
  [
    'writeHead(status, array of pairs)',
    'listed',
    at('/write-head/pairs'),
    allowed(['accept', 'origin']),
    'node',
  ],
  [
    'writeHead after appendHeader',
    'listed',
    at('/write-head/appended'),
    allowed(['accept', 'origin']),
    'node',
  ],
  [
    'writeHead after setHeaders',
    'listed',
    at('/write-head/set-headers'),
    allowed(['accept', 'origin']),
    'node',
  ],
  ['writeHead after setHeader', 'listed', at('/write-head/after-set'), allowed(['accept', 'origin']), 'node'],
  [
    'writeHead with an array as value',
    'listed',
    at('/write-head/array-value'),
    allowed(['accept', 'accept-language', 'origin']),
    'node',
  ],
  ['flushHeaders', 'listed', at('/flush'), allowed(['accept', 'origin']), 'node'],
  ['write without a head', 'listed', at('/write'), allowed(['accept', 'origin']), 'node'],
  ['103 before the head', 'listed', at('/early-hints'), allowed(), 'node'],
  ...['object', 'appended', 'set-headers'].map((how) => [
    `a refused request and writeHead with CORS fields: ${how}`,
    'listed',
    evil(`/write-head/${how}`),
    ran({}, ['accept', 'origin']),
    'node',
  ]),

  ['a Response whose headers are immutable', 'listed', at('/immutable'), allowed(['origin'], 302), 'web'],
  ['one Response for all requests', 'listed', at('/shared'), allowed(['origin'], 204), 'web'],
  [
    'one Response for all requests, to another origin',
    'listed',
    evil('/shared'),
    ran({}, ['origin'], 204),
    'web',
  ],
  [
    'one Response for all requests, to the first again',
    'listed',
    at('/shared'),
    allowed(['origin'], 204),
    'web',
  ],
];

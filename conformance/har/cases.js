// What a page asks while its network panel records, one path a case: what the server answers, and what `explain --har` is to
// say of it: `code stage`, or nothing where a browser lets the page read the answer.

const isPreflight = (request) =>
  request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;

/** A sound answer with some fields changed; undefined takes one away. */
const answer =
  (change = {}, status) =>
  (request, response, origin) => {
    const fields = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'PUT, DELETE',
      'Access-Control-Allow-Headers': 'x-api-key, content-type',
      Vary: 'Origin',
      ...(typeof change === 'function' ? change(request, origin) : change),
    };
    const lines = Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((each) => [name, each]),
    );
    response.writeHead(status ?? (isPreflight(request) ? 204 : 200), lines.flat());
    response.end(isPreflight(request) ? '' : '{}');
  };
const onPreflights = (fields) => answer((request) => (isPreflight(request) ? fields : {}));
const onAnswers = (fields) => answer((request) => (isPreflight(request) ? {} : fields));
const instead =
  (status, fields = {}, when = () => true) =>
  (request, response, origin) =>
    when(request) ? response.writeHead(status, fields).end() : answer()(request, response, origin);

const NOTHING = {
  'Access-Control-Allow-Origin': undefined,
  'Access-Control-Allow-Credentials': undefined,
  'Access-Control-Allow-Methods': undefined,
  'Access-Control-Allow-Headers': undefined,
  Vary: undefined,
};
const PUT = { method: 'PUT', headers: { 'X-API-Key': 'k' } };
const WITH = { credentials: 'include' };

/** Another origin of the same server. */
const AWAY = 'http://localhost:8712/landed';

/** name, server, how the page asks, what is said; and the URL, where it is another one. */
export const HAR_CASES = [
  ['sound', answer(), {}, []],
  ['sound-put', answer(), { ...PUT, ...WITH }, []],
  ['any', answer({ ...NOTHING, 'Access-Control-Allow-Origin': '*' }), {}, []],
  ['no-cors', answer(NOTHING), {}, ['allow-origin-missing actual']],
  ['no-cors-put', answer(NOTHING), PUT, ['allow-origin-missing preflight']],
  ['error-500', instead(500), {}, ['allow-origin-missing actual']],
  [
    'mismatch',
    answer({ 'Access-Control-Allow-Origin': 'https://other.example' }),
    {},
    ['allow-origin-mismatch actual'],
  ],
  [
    'slash',
    answer((_, origin) => ({ 'Access-Control-Allow-Origin': `${origin}/` })),
    {},
    ['allow-origin-mismatch actual'],
  ],
  [
    'doubled',
    answer((_, origin) => ({ 'Access-Control-Allow-Origin': [origin, origin] })),
    {},
    ['allow-origin-multiple actual'],
  ],
  [
    'invalid',
    answer({ 'Access-Control-Allow-Origin': 'undefined' }),
    {},
    ['allow-origin-invalid actual', 'allow-origin-mismatch actual'],
  ],
  [
    'wildcard',
    answer({ 'Access-Control-Allow-Origin': '*' }),
    WITH,
    ['allow-origin-any-with-credentials actual'],
  ],
  [
    'no-credentials',
    answer({ 'Access-Control-Allow-Credentials': undefined }),
    WITH,
    ['allow-credentials-missing actual'],
  ],
  [
    'no-credentials-put',
    onPreflights({ 'Access-Control-Allow-Credentials': undefined }),
    { ...PUT, ...WITH },
    ['allow-credentials-missing preflight'],
  ],
  [
    'login',
    instead(401, { 'WWW-Authenticate': 'Bearer' }, isPreflight),
    PUT,
    ['preflight-status preflight', 'allow-origin-missing preflight'],
  ],
  [
    'status',
    (request, response, origin) => answer({}, isPreflight(request) ? 405 : 200)(request, response, origin),
    PUT,
    ['preflight-status preflight'],
  ],
  [
    'redirected',
    instead(307, { Location: '/login' }, isPreflight),
    PUT,
    ['preflight-redirected preflight', 'allow-origin-missing preflight'],
  ],
  ['method', onPreflights({ 'Access-Control-Allow-Methods': 'GET' }), PUT, ['method-not-allowed preflight']],
  [
    'header',
    onPreflights({ 'Access-Control-Allow-Headers': 'content-type' }),
    PUT,
    ['header-not-allowed preflight'],
  ],
  ['answer', onAnswers({ 'Access-Control-Allow-Origin': undefined }), PUT, ['allow-origin-missing actual']],
  [
    'no-answer',
    (request, response, origin) =>
      isPreflight(request) ? request.socket.destroy() : answer()(request, response, origin),
    PUT,
    ['answer-not-recorded preflight', 'no-answer preflight'],
  ],
  [
    'json',
    onPreflights({ 'Access-Control-Allow-Headers': 'x-api-key' }),
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' },
    ['header-not-allowed preflight'],
  ],
  ['image', answer(NOTHING), { mode: 'no-cors' }, []],
  ['moved', instead(302, { Location: '/sound' }), {}, ['allow-origin-missing actual']],
  [
    'moved-away',
    (request, response, origin) => answer({ Location: AWAY }, 302)(request, response, origin),
    {},
    ['allow-origin-mismatch actual'],
  ],
  ['dead', undefined, {}, ['no-answer actual'], 'http://127.0.0.1:8713/dead'],
];

/** Asked by nobody: where a redirect leads. */
export const LANDED = answer();

/** What a page does, one after the other: the body of a function for `tab.run`. */
export const ASK = `
  for (const [url, init] of args[0]) await fetch(url, init).then((answer) => answer.text(), () => {});
  // The same page once more, of its own origin.
  await fetch(location.href).then((answer) => answer.text());`;

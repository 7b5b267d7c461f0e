// The zoo: servers with one fault each. `finds` is every code that the doctor is to name, the cause first, and no other.
import {
  allowing,
  FULL,
  field,
  instead,
  isPreflight,
  onAnswers,
  onPreflights,
  reflecting,
  SIMPLE,
  soundBut,
} from './answers.js';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';
const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';
const EXPOSE = 'Access-Control-Expose-Headers';
const STRANGER = 'https://other.example';

const cage = (name, serve, finds, more = {}) => ({
  name,
  serve,
  finds: [finds].flat(),
  ask: FULL,
  ...more,
});

export const PREFLIGHTS = [
  cage('redirected to the path with a slash', slash, 'preflight-redirected'),
  cage(
    'redirected to a login',
    onPreflights(instead(302, { Location: '/login?next=/items' })),
    'preflight-redirected',
  ),
  cage(
    'answered 401 by a login',
    onPreflights(instead(401, { 'WWW-Authenticate': 'Bearer' })),
    'preflight-unauthorized',
  ),
  cage('answered 407 by a proxy', onPreflights(instead(407)), 'preflight-unauthorized'),
  cage(
    'answered 403 by a CSRF check',
    onPreflights(instead(403, {}, 'CSRF token missing')),
    'preflight-forbidden',
    { plain: true },
  ),
  cage('answered 404 by the router', onPreflights(instead(404, {}, 'Not found')), 'preflight-not-found'),
  cage(
    'answered 405 by the router',
    onPreflights(instead(405, { Allow: 'GET, PUT' })),
    'preflight-method-not-allowed',
  ),
  cage('answered 501', onPreflights(instead(501)), 'preflight-method-not-allowed'),
  cage(
    'answered 429 by a rate limit',
    onPreflights(instead(429, { 'Retry-After': '1' })),
    'preflight-rate-limited',
  ),
  cage('answered 500 by a handler that crashes', onPreflights(instead(500)), 'preflight-server-error'),
  cage('answered 502 by a proxy', onPreflights(instead(502)), 'preflight-server-error'),
  cage(
    'answered 418 with every field',
    onPreflights((answer) => ({ ...answer, status: 418 })),
    'preflight-status',
  ),
  cage(
    'not answered at all',
    onPreflights(() => undefined),
    'preflight-no-answer',
  ),
  cage(
    'left without an answer for ever',
    onPreflights(() => 'silence'),
    'preflight-no-answer',
    {
      ask: [...FULL, '--timeout', '0.5'],
      // A browser waits for minutes.
      chromium: 'waits',
    },
  ),
  cage(
    'answered 200 by the router, without CORS',
    onPreflights(instead(200, { Allow: 'GET, PUT' })),
    'preflight-without-headers',
  ),
  cage('without the method', onPreflights(field(ALLOW_METHODS, 'GET, POST')), 'method-not-allowed'),
  cage('without any method', onPreflights(field(ALLOW_METHODS, undefined)), 'method-not-allowed'),
  cage('without the header', onPreflights(field(ALLOW_HEADERS, 'Content-Type')), 'header-not-allowed'),
  cage('without any header', onPreflights(field(ALLOW_HEADERS, undefined)), 'header-not-allowed'),
  cage(
    'with methods: *, and credentials',
    onPreflights(field(ALLOW_METHODS, '*')),
    'method-wildcard-with-credentials',
  ),
  cage(
    'with headers: *, and credentials',
    onPreflights(field(ALLOW_HEADERS, '*')),
    'header-wildcard-with-credentials',
  ),
  cage(
    'with headers: *, and Authorization',
    onPreflights(field(ALLOW_HEADERS, '*')),
    'authorization-not-covered',
    {
      ask: ['--header', 'Authorization: Bearer x'],
      // Chromium still lets it pass.
      chromium: 'allows',
    },
  ),
  cage(
    'with a list of methods that is none',
    onPreflights(field(ALLOW_METHODS, 'PUT; GET')),
    'allow-methods-invalid',
  ),
  cage(
    'with a list of headers that is none',
    onPreflights(field(ALLOW_HEADERS, '"X-API-Key"; x')),
    'allow-headers-invalid',
  ),
  cage('for patch, which is not PATCH', onPreflights(field(ALLOW_METHODS, 'PATCH')), 'method-not-allowed', {
    ask: ['--method', 'patch'],
    afterwards: ['--method', 'PATCH', '--send'],
  }),
  cage(
    'refused with 403 and no word, for its method',
    refusing((request) => request.headers['access-control-request-method'] === 'PUT'),
    'method-not-allowed',
  ),
  cage(
    'refused with 400 and no word, for its header',
    refusing((request) => /x-api-key/.test(request.headers['access-control-request-headers'] ?? '')),
    'header-not-allowed',
  ),
  cage(
    'with a max-age that is no number',
    onPreflights(field('Access-Control-Max-Age', '10 minutes')),
    'max-age-invalid',
    { chromium: 'allows' },
  ),
];

export const ORIGINS = [
  cage(
    'no CORS at all',
    soundBut((answer, request) => ({ ...answer, status: isPreflight(request) ? 200 : 200, fields: {} })),
    'no-cors',
  ),
  cage(
    'no CORS at all, and no OPTIONS',
    soundBut((_, request) => ({ status: isPreflight(request) ? 405 : 200, fields: {}, body: '' })),
    'no-cors',
  ),
  cage(
    'no CORS at all, simply asked',
    soundBut((answer) => ({ ...answer, fields: {} })),
    'no-cors',
    { ask: SIMPLE },
  ),
  cage('another origin on the list', reflectingOnly(STRANGER), 'origin-not-allowed'),
  cage('another origin on the list, simply asked', reflectingOnly(STRANGER), 'origin-not-allowed', {
    ask: SIMPLE,
  }),
  cage(
    'another origin on the list, and refused with 403',
    refusing(() => true, { vary: true }),
    'origin-not-allowed',
  ),
  cage(
    'said twice, by two layers',
    allowing((origin) => [origin, origin]),
    'origin-doubled',
  ),
  cage(
    'said twice, once as *',
    allowing((origin) => ['*', origin]),
    'origin-doubled',
  ),
  cage(
    'said twice in one line, by a proxy that joins',
    allowing((origin) => `${origin}, ${origin}`),
    'origin-doubled',
  ),
  cage(
    'a list of origins',
    allowing((origin) => `${origin}, ${STRANGER}`),
    'origin-list',
  ),
  cage(
    'a list of origins with spaces',
    allowing((origin) => `${origin} ${STRANGER}`),
    'origin-list',
  ),
  cage(
    'a slash at the end',
    allowing((origin) => `${origin}/`),
    'origin-trailing-slash',
  ),
  cage(
    'no scheme',
    allowing((origin) => origin.replace('http://', '')),
    'origin-invalid',
  ),
  cage(
    'a path',
    allowing((origin) => `${origin}/app`),
    'origin-invalid',
  ),
  cage(
    'quotes',
    allowing((origin) => `"${origin}"`),
    'origin-invalid',
  ),
  cage('the text undefined', allowing('undefined'), 'origin-invalid'),
  cage('a pattern', allowing('http://*.localhost'), 'origin-pattern-sent'),
  cage(
    'always the same other origin',
    always(() => STRANGER),
    'origin-mismatch',
  ),
  cage(
    'another scheme',
    always((origin) => origin.replace('http', 'https')),
    'origin-mismatch',
  ),
  cage(
    'another port',
    always((origin) => origin.replace(/\d+$/, '1')),
    'origin-mismatch',
  ),
  cage(
    'upper case',
    allowing((origin) => origin.replace('localhost', 'LocalHost')),
    'origin-mismatch',
  ),
  cage('the text null', allowing('null'), 'origin-mismatch'),
  cage('from a cache, meant for another origin', cached(STRANGER), 'cached-for-another-origin', {
    ask: ['--credentials'],
  }),
  cage('* with credentials', soundBut(field(ALLOW_ORIGIN, '*')), ['wildcard-with-credentials']),
  cage('credentials not mentioned', soundBut(field(ALLOW_CREDENTIALS, undefined)), 'credentials-missing'),
  cage('credentials: True', soundBut(field(ALLOW_CREDENTIALS, 'True')), 'credentials-invalid'),
  cage('credentials said twice', soundBut(field(ALLOW_CREDENTIALS, ['true', 'true'])), 'credentials-invalid'),
];

export const ANSWERS = [
  cage('headers on the preflight only', onAnswers(field(ALLOW_ORIGIN, undefined)), 'answer-without-headers'),
  cage('a 500 without them', onAnswers(instead(500)), 'error-without-headers'),
  cage('a 404 without them', onAnswers(instead(404)), 'error-without-headers'),
  cage('a 401 without them', onAnswers(instead(401)), 'error-without-headers'),
  cage('a 413 from the proxy, simply asked', onAnswers(instead(413)), 'error-without-headers', {
    ask: SIMPLE,
  }),
  cage('a 502 from the proxy, simply asked', onAnswers(instead(502)), 'error-without-headers', {
    ask: SIMPLE,
  }),
  cage('a header that is not exposed', onAnswers(field('X-Total-Count', '7')), 'header-not-exposed', {
    ask: [...FULL, '--read', 'X-Total-Count'],
    chromium: 'allows',
    read: ['7'],
  }),
  cage(
    'a header that is exposed on the preflight only',
    onPreflights(field(EXPOSE, 'X-Total-Count')),
    'header-not-exposed',
    { ask: [...FULL, '--read', 'X-Total-Count'], chromium: 'allows', read: [null] },
  ),
  cage(
    'a header that is exposed by *, with credentials',
    onAnswers(field(EXPOSE, '*')),
    'header-not-exposed',
    { ask: [...FULL, '--read', 'X-Total-Count'], chromium: 'allows', read: [null] },
  ),
];

export const RISKS = [
  cage(
    'any origin is sent back',
    reflecting(() => true),
    'any-origin-reflected',
  ),
  cage(
    'null is allowed',
    reflecting((asks, origin) => asks === origin || asks === 'null'),
    'null-origin-allowed',
  ),
  cage(
    'what begins like the origin is allowed',
    reflecting((asks, origin) => asks.startsWith(origin.replace(/:\d+$/, ''))),
    'origin-prefix-matched',
  ),
  cage(
    'what ends like the origin is allowed',
    reflecting((asks, origin) => asks.endsWith(origin.replace('http://', ''))),
    'origin-suffix-matched',
  ),
  cage('Vary is missing', soundBut(field('Vary', undefined)), 'vary-missing'),
  cage('Vary is overwritten by the handler', onAnswers(field('Vary', 'Accept-Encoding')), 'vary-missing'),
  cage(
    'Vary is there only where Origin is',
    soundBut((answer, request) => (request.headers.origin ? answer : field('Vary', undefined)(answer))),
    'vary-missing',
  ),
  cage(
    'a CDN keeps answers without Vary',
    onAnswers((answer) => ({
      ...answer,
      fields: { ...answer.fields, Vary: undefined, Age: '12', 'X-Cache': 'HIT' },
    })),
    'shared-cache',
  ),
  cage(
    'a cookie that stays within its site',
    onAnswers(field('Set-Cookie', 'session=1; Path=/; HttpOnly; SameSite=Lax')),
    'cookie-not-kept',
  ),
  cage(
    'a cookie for every site, not Secure',
    onAnswers(field('Set-Cookie', 'session=1; SameSite=None')),
    'cookie-not-kept',
  ),
  cage('credentials beside *', soundBut(field(ALLOW_ORIGIN, '*')), 'dead-credentials', { ask: SIMPLE }),
];

/** The application lives at the path with a slash. */
function slash(origin) {
  const sound = soundBut((answer) => answer)(origin);
  return (request, response) => {
    if (request.url.endsWith('/')) return sound(request, response);
    response.writeHead(307, { Location: `${request.url}/` }).end();
  };
}

/** A CORS layer that refuses by status alone. */
function refusing(refuses, { vary = false } = {}) {
  return soundBut((answer, request) => {
    if (isPreflight(request)) {
      return refuses(request)
        ? { status: 403, fields: vary ? { Vary: answer.fields.Vary } : {}, body: '' }
        : answer;
    }
    return vary ? { ...answer, fields: { Vary: 'Origin' } } : answer;
  });
}

/** Allows another origin than the page's. */
function reflectingOnly(allowed) {
  return soundBut((answer, request) => ({
    ...answer,
    fields: {
      Vary: answer.fields.Vary,
      ...(request.headers.origin === allowed ? { [ALLOW_ORIGIN]: allowed } : {}),
    },
  }));
}

/** Says one origin, whoever asks. */
function always(value) {
  return soundBut((answer, _request, origin) => ({
    ...answer,
    fields: { ...answer.fields, [ALLOW_ORIGIN]: value(origin), [ALLOW_CREDENTIALS]: 'true' },
  }));
}

/** A cache that has kept one answer for everybody. */
function cached(origin) {
  return soundBut((answer) => ({
    ...answer,
    fields: {
      [ALLOW_ORIGIN]: origin,
      [ALLOW_CREDENTIALS]: 'true',
      Age: '7',
      'X-Cache': 'Hit from cloudfront',
    },
  }));
}

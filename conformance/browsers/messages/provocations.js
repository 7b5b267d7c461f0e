// What makes a browser block a request, one row a reason and stage: what the page asks, what the API answers, and the
// facts of it that a message may name.
//
// Not here, because no engine says anything: `redirect-with-stream` (Chromium streams over HTTP/2 alone, Firefox and WebKit
// not at all), and `authorization` under Access-Control-Allow-Headers: *, which all three let through.
//
// Each is played by fetch and by XMLHttpRequest, at once and after a redirect to another origin, which makes Origin null, where `only` does not say less.

const ALLOWED = (origin) => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-api-key',
});
const without = (fields, ...names) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
const allowOrigin = (value) => (fields) => ({ ...fields, 'Access-Control-Allow-Origin': value });
const allowCredentials = (value) => (fields) => ({ ...fields, 'Access-Control-Allow-Credentials': value });

/** Statuses that nothing else in a message looks like. */
const STATUS = 281;
const REFUSED = 483;

/** A field of the CORS check that is wrong, in the answer to a request without preflight, and to a preflight. */
const corsCheck = (reason, change, { subject, detail, only, ...request } = {}) =>
  ['preflight', 'actual'].map((stage) => ({
    reason,
    stage,
    subject,
    detail,
    only,
    status: STATUS,
    request: { method: stage === 'preflight' ? 'PUT' : 'GET', ...request },
    answer: ({ origin }) => [STATUS, change(ALLOWED(origin))],
  }));

/** An answer to a preflight that passes the CORS check, and is wrong otherwise. */
const preflight = (reason, { status = STATUS, change = (fields) => fields, request, ...rest }) => ({
  reason,
  stage: 'preflight',
  status,
  request: { method: 'PUT', ...request },
  answer: ({ origin }) => [status, change(ALLOWED(origin))],
  ...rest,
});

/** The answer redirects to where no page may follow. */
const redirect = (reason, location, { request, ...rest } = {}) => ({
  reason,
  stage: 'actual',
  status: 302,
  subject: location,
  request: { method: 'GET', ...request },
  answer: ({ origin, subject }) => [302, { ...ALLOWED(origin), Location: subject }],
  ...rest,
});

/** What never leaves the browser. */
const unsent = (reason, rest) => ({
  reason,
  stage: 'actual',
  answer: () => 'close',
  ...rest,
  request: { method: 'GET', ...rest.request },
});

const include = { credentials: true };
const FETCH_ONCE = { initiator: 'fetch', redirected: false };

export const provocations = [
  ...corsCheck('allow-origin-missing', (fields) => without(fields, 'Access-Control-Allow-Origin')),
  ...corsCheck('allow-origin-multiple', allowOrigin('https://a.example, https://b.example'), {
    subject: 'https://a.example, https://b.example',
    detail: 'list',
  }),
  ...corsCheck('allow-origin-multiple', allowOrigin(['https://a.example', 'https://b.example']), {
    subject: 'https://a.example, https://b.example',
    detail: 'lines',
  }),
  ...corsCheck('allow-origin-invalid', allowOrigin('app.example.com'), { subject: 'app.example.com' }),
  ...corsCheck('allow-origin-mismatch', allowOrigin('https://b.example'), { subject: 'https://b.example' }),
  ...corsCheck('allow-origin-mismatch', allowOrigin('https://b.example/'), { subject: 'https://b.example/' }),
  ...corsCheck('allow-origin-mismatch', allowOrigin('null'), {
    subject: 'null',
    only: { redirected: false },
  }),
  ...corsCheck('allow-origin-any-with-credentials', allowOrigin('*'), { subject: '*', ...include }),
  ...corsCheck(
    'allow-credentials-missing',
    (fields) => without(fields, 'Access-Control-Allow-Credentials'),
    include,
  ),
  ...corsCheck('allow-credentials-invalid', allowCredentials('yes'), { subject: 'yes', ...include }),
  ...corsCheck('allow-credentials-invalid', allowCredentials('True'), { subject: 'True', ...include }),

  preflight('preflight-status', { status: REFUSED }),
  preflight('preflight-redirected', {
    status: 302,
    change: (fields) => ({ ...fields, Location: '/elsewhere' }),
  }),
  preflight('allow-methods-invalid', {
    change: (fields) => ({ ...fields, 'Access-Control-Allow-Methods': 'PUT DELETE' }),
    allowMethods: 'PUT DELETE',
  }),
  preflight('allow-headers-invalid', {
    request: { headers: { 'x-api-key': 'k' } },
    change: (fields) => ({ ...fields, 'Access-Control-Allow-Headers': 'x-a x-b' }),
    allowHeaders: 'x-a x-b',
  }),
  // Not DELETE, of which WebKitGTK makes a GET where a redirect leads to another origin.
  preflight('method-not-allowed', { request: { method: 'PATCH' }, subject: 'PATCH', allowMethods: 'PUT' }),
  preflight('method-not-allowed', {
    request: { method: 'PATCH' },
    change: (fields) => without(fields, 'Access-Control-Allow-Methods'),
    subject: 'PATCH',
  }),
  preflight('header-not-allowed', {
    request: { headers: { 'x-trace': '1' } },
    subject: 'x-trace',
    allowHeaders: 'x-api-key',
  }),
  preflight('header-not-allowed', {
    request: { headers: { 'x-trace': '1' } },
    change: (fields) => without(fields, 'Access-Control-Allow-Headers'),
    subject: 'x-trace',
  }),

  redirect('redirect-with-userinfo', 'http://user:password@localhost:1/userinfo'),
  redirect('redirect-not-http', 'ftp://localhost/file'),
  redirect('redirect-not-http', 'data:text/plain,hello'),
  redirect('redirect-not-http', 'custom:thing'),
  redirect('redirect-invalid', 'http://[::1'),
  redirect('redirect-refused', undefined, {
    redirectsTo: 'final',
    request: { redirect: 'error' },
    only: { initiator: 'fetch' },
  }),
  redirect('too-many-redirects', undefined, { redirectsTo: 'itself', only: { redirected: false } }),

  unsent('mode-same-origin', { request: { mode: 'same-origin' }, subject: 'url', only: FETCH_ONCE }),
  unsent('mode-same-origin', {
    request: { mode: 'same-origin' },
    startsAtHome: true,
    subject: 'url',
    only: { initiator: 'fetch', redirected: true },
  }),
  unsent('no-cors-redirect-mode', {
    request: { mode: 'no-cors', redirect: 'manual' },
    subject: 'manual',
    only: FETCH_ONCE,
  }),
  unsent('scheme-without-cors', {
    url: 'ftp://localhost/file',
    subject: 'ftp:',
    only: { redirected: false },
  }),
  unsent('scheme-without-cors', { url: 'custom:thing', subject: 'custom:', only: { redirected: false } }),
  unsent('scheme-without-cors', {
    url: 'file:///etc/hostname',
    subject: 'file:',
    only: { redirected: false },
  }),
  unsent('mixed-content', {
    url: 'http://api.example/items',
    subject: 'http://api.example/items',
    secure: true,
    only: { redirected: false },
  }),
  unsent('bad-port', { url: 'http://localhost:6000/', subject: '6000', only: { redirected: false } }),
  {
    reason: 'resource-policy',
    stage: 'actual',
    status: STATUS,
    request: { method: 'GET', mode: 'no-cors' },
    answer: () => [STATUS, { 'Cross-Origin-Resource-Policy': 'same-origin' }],
    only: { initiator: 'fetch' },
  },

  unsent('no-answer', { detail: 'closed' }),
  unsent('no-answer', { detail: 'closed', stage: 'preflight', request: { method: 'PUT' } }),
  unsent('no-answer', { detail: 'refused', only: { redirected: false } }),
  unsent('no-answer', {
    detail: 'refused',
    stage: 'preflight',
    request: { method: 'PUT' },
    only: { redirected: false },
  }),
  unsent('no-answer', {
    detail: 'unknown-host',
    url: 'http://nowhere.invalid/',
    only: { redirected: false },
  }),
  unsent('no-answer', {
    detail: 'unknown-host',
    stage: 'preflight',
    request: { method: 'PUT' },
    url: 'http://nowhere.invalid/',
    only: { redirected: false },
  }),
];

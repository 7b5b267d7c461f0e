// What is wrong in a proxy, as it is written in the world. `app` is what stands behind; `finds` is every code that the doctor
// is to name, the cause first; `fixes` is the server whose snippet is to be pasted.
import { FULL, isPreflight, SIMPLE, soundBut } from './answers.js';

const sound = soundBut((answer) => answer);
const noCors = soundBut((answer, request) => ({
  status: isPreflight(request) ? 405 : 200,
  fields: {},
  body: answer.body,
}));
const failing = soundBut(() => ({ status: 500, fields: {}, body: 'crashed' }));

const everything = (word, ends) => (origin) =>
  [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'X-API-Key'],
  ]
    .map(([name, value]) => `${word} ${name} "${value}"${ends}`)
    .join('\n');
const add = everything('add_header', ' always;');

/** Nothing listens where the application would be. */
export const DOWN = 'http://127.0.0.1:1';

const cage = (proxy, name, app, broken, finds, more = {}) => ({
  ...{ proxy, name, app, broken, finds: [finds].flat(), ask: FULL, fixes: proxy },
  ...more,
});

const LARGE = [
  '--method',
  'POST',
  '--data',
  'x'.repeat(100),
  '--send',
  '--header',
  'Content-Type: text/plain',
];

export const BEHIND_PROXIES = [
  cage('nginx', 'no CORS anywhere', noCors, () => ({}), 'no-cors'),
  cage(
    'nginx',
    'add_header beside what the application says',
    sound,
    (origin) => ({ location: add(origin) }),
    'origin-doubled',
  ),
  cage(
    'nginx',
    'add_header without always',
    failing,
    (origin) => ({
      location: `${everything('add_header', ';')(origin)}\nif ($request_method = OPTIONS) { return 204; }`,
    }),
    'error-without-headers',
  ),
  cage(
    'nginx',
    'the add_headers of the server lost by one in the location',
    noCors,
    (origin) => ({ inside: add(origin), location: 'add_header X-Frame-Options DENY;' }),
    'no-cors',
    { keeps: { location: '' } },
  ),
  cage(
    'nginx',
    'OPTIONS answered 204 without a word',
    soundBut((answer) => answer),
    () => ({ location: 'if ($request_method = OPTIONS) { return 204; }' }),
    'preflight-without-headers',
  ),
  cage(
    'nginx',
    'a password in front of OPTIONS',
    sound,
    () => ({ location: 'auth_basic "x"; auth_basic_user_file FOLDER/users;' }),
    'preflight-unauthorized',
    {
      ask: ['--method', 'PUT', '--header', 'Authorization: Basic dXNlcjp4', '--credentials', '--send'],
      keeps: { location: 'auth_basic "x"; auth_basic_user_file FOLDER/users;' },
    },
  ),
  cage(
    'nginx',
    'a body that is too large for it',
    sound,
    () => ({ inside: 'client_max_body_size 10;' }),
    'error-without-headers',
    { ask: LARGE, keeps: { inside: 'client_max_body_size 10;' } },
  ),
  cage(
    'nginx',
    'any origin reflected',
    noCors,
    () => ({
      location: `${add('$http_origin')}\nadd_header Vary Origin always;\nif ($request_method = OPTIONS) { return 204; }`,
    }),
    'any-origin-reflected',
  ),
  cage(
    'nginx',
    'an expression with bare dots and no end',
    noCors,
    (origin) => ({
      location: `set $o ""; if ($http_origin ~ "^${origin.replace(/:\d+$/, '')}") { set $o $http_origin; }
${add('$o')}\nadd_header Vary Origin always;\nif ($request_method = OPTIONS) { return 204; }`,
    }),
    'origin-prefix-matched',
  ),
  cage(
    'nginx',
    'no Vary',
    noCors,
    (origin) => ({
      outside: `map $http_origin $o { "${origin}" $http_origin; }`,
      location: `${add('$o')}\nif ($request_method = OPTIONS) { return 204; }`,
    }),
    'vary-missing',
    // One line is the fix, beside what is there.
    {
      keeps: (origin) => ({
        outside: `map $http_origin $o { "${origin}" $http_origin; }`,
        inside: `${add('$o')}\nif ($request_method = OPTIONS) { return 204; }`,
      }),
    },
  ),
  cage(
    'nginx',
    'the 502 of an application that is down',
    DOWN,
    (origin) => ({ location: everything('add_header', ';')(origin) }),
    'error-without-headers',
    { ask: SIMPLE },
  ),
  cage('apache', 'no CORS anywhere', noCors, () => ({}), 'no-cors'),
  cage(
    'apache',
    'Header always set beside what the application says',
    sound,
    (origin) => ({ inside: everything('Header always set', '')(origin) }),
    'origin-doubled',
  ),
  cage(
    'apache',
    'Header set without always, on the 503 of an application that is down',
    DOWN,
    (origin) => ({ inside: everything('Header set', '')(origin) }),
    'error-without-headers',
    { ask: SIMPLE },
  ),
  cage('caddy', 'no CORS anywhere', noCors, () => ({}), 'no-cors'),
  cage(
    'caddy',
    'header beside what the application says',
    sound,
    (origin) => ({ inside: `header +Access-Control-Allow-Origin ${origin}` }),
    'origin-doubled',
  ),
];

import {
  APP,
  fields,
  granted,
  LOCAL,
  listedActual,
  listedPreflight,
  preflight,
  ran,
  refused,
  request,
} from './words.js';

const toAny = fields({ origin: '*', expose: 'X-B' });
const bare = fields({ origin: APP });

/** Every row of the answer table. */
export const answers = [
  ['any origin is told * though it sends none', 'any', request(), ran(toAny, [])],
  ['any origin is told *', 'any', request(APP), ran(toAny, [])],
  ['the null origin is told * as well', 'any', request('null'), ran(toAny, [])],
  ['nonsense in Origin is told *, and nothing of it is echoed', 'any', request('<script>'), ran(toAny, [])],
  ['two Origin lines are told *', 'any', request([APP, LOCAL]), ran(toAny, [])],
  ['a POST to any origin is told *', 'any', request(APP, { method: 'POST' }), ran(toAny, [])],
  [
    "an OPTIONS without requested method is the application's, told *",
    'any',
    request(APP, { method: 'OPTIONS' }),
    ran(toAny, []),
  ],
  [
    '* exposes everything without credentials',
    'anyOfAll',
    request(APP),
    ran(fields({ origin: '*', expose: '*' }), []),
  ],

  ['no Origin still varies', 'listed', request(), ran()],
  ['no Origin under a policy for nobody still varies', 'nobody', request(), ran()],
  ['no Origin under a predicate still varies and asks nobody', 'askedThrows', request(), ran()],
  ['an empty Origin is none', 'listed', request(''), ran()],

  ['an allowed origin is named', 'bare', request(APP), ran(bare)],
  ['an allowed origin gets everything the policy says', 'listed', request(APP), ran(listedActual())],
  ['a second listed origin is named, not the first', 'listed', request(LOCAL), ran(listedActual(LOCAL))],
  ['a POST of an allowed origin', 'listed', request(APP, { method: 'POST' }), ran(listedActual())],
  ['a PUT of an allowed origin', 'listed', request(APP, { method: 'PUT' }), ran(listedActual())],
  ['a DELETE of an allowed origin', 'listed', request(APP, { method: 'DELETE' }), ran(listedActual())],
  ['a HEAD of an allowed origin', 'listed', request(APP, { method: 'HEAD' }), ran(listedActual())],
  [
    'a method that is not listed still runs: CORS is no access control',
    'bare',
    request(APP, { method: 'DELETE' }),
    ran(bare),
  ],
  ['another origin gets no CORS field and still runs', 'listed', request('https://evil.example'), ran()],
  ['nobody is allowed by an empty list', 'nobody', request(APP), ran()],
  ["the article's front end", 'article', request(LOCAL), ran(fields({ origin: LOCAL, credentials: true }))],
  ["a stranger to the article's policy", 'article', request('http://localhost:4000'), ran()],

  [
    "OPTIONS without Access-Control-Request-Method is the application's",
    'listed',
    request(APP, { method: 'OPTIONS' }),
    ran(listedActual()),
  ],
  ["OPTIONS without Origin is the application's", 'listed', preflight(undefined, 'PUT'), ran()],
  ["OPTIONS with an empty Origin is the application's", 'listed', preflight('', 'PUT'), ran()],
  [
    "OPTIONS with an empty requested method is the application's",
    'listed',
    preflight(APP, ''),
    ran(listedActual()),
  ],
  [
    'a GET with Access-Control-Request-Method is no preflight',
    'listed',
    request(APP, { 'Access-Control-Request-Method': 'PUT' }),
    ran(listedActual()),
  ],

  ['a preflight of a listed method', 'listed', preflight(APP, 'PUT'), granted(listedPreflight())],
  [
    'a preflight of PATCH in its exact spelling',
    'listed',
    preflight(APP, 'PATCH'),
    granted(listedPreflight()),
  ],
  [
    'a preflight to a path with no OPTIONS route',
    'listed',
    preflight(APP, 'PUT', undefined, { path: '/missing' }),
    granted(listedPreflight()),
  ],
  [
    'a preflight of GET passes whatever is listed',
    'bare',
    preflight(APP, 'GET'),
    granted({ ...bare, 'access-control-allow-methods': 'GET', 'access-control-max-age': '600' }),
  ],
  [
    'a preflight of HEAD passes whatever is listed',
    'bare',
    preflight(APP, 'HEAD'),
    granted({ ...bare, 'access-control-allow-methods': 'GET', 'access-control-max-age': '600' }),
  ],
  [
    'a preflight of POST passes whatever is listed, as an upload listener sends it',
    'bare',
    preflight(APP, 'POST'),
    granted({ ...bare, 'access-control-allow-methods': 'GET', 'access-control-max-age': '600' }),
  ],
  ['a preflight of a method that is not listed', 'bare', preflight(APP, 'PUT'), refused],
  [
    'a preflight of patch in lower case, which browsers do not correct',
    'listed',
    preflight(APP, 'patch'),
    refused,
  ],
  [
    'a preflight of a method of 4 KB',
    'patterns',
    preflight('https://a.example.com', 'X'.repeat(4096)),
    refused,
  ],
  ['a preflight of a method that is none', 'patterns', preflight('https://a.example.com', 'GE T'), refused],
  [
    'a preflight of OPTIONS where the article lists it',
    'article',
    preflight(LOCAL, 'OPTIONS'),
    granted(
      fields({ origin: LOCAL, credentials: true, methods: 'GET, POST, PUT, DELETE, OPTIONS', maxAge: '600' }),
    ),
  ],
  ['a preflight of another origin', 'listed', preflight('https://evil.example', 'GET'), refused],
  ['a preflight under a policy for nobody', 'nobody', preflight(APP, 'GET'), refused],
  ['a preflight of the null origin', 'listed', preflight('null', 'GET'), refused],
  [
    'a preflight under any origin',
    'any',
    preflight(APP, 'PUT', 'x-a'),
    granted(fields({ origin: '*', methods: 'GET, PUT', headers: 'X-A', maxAge: '600' })),
  ],
  ['a preflight that asks too much of any origin', 'any', preflight(APP, 'DELETE'), refused],
  [
    'a max age of 0 is said, since silence means 5 seconds',
    'anyOfAll',
    preflight(APP, 'PURGE', 'x-any'),
    granted(fields({ origin: '*', methods: '*', headers: '*', maxAge: '0' })),
  ],
  [
    'any method with credentials is answered by its name',
    'patterns',
    preflight('https://a.example.com', 'PURGE'),
    granted(fields({ origin: 'https://a.example.com', credentials: true, methods: 'PURGE', maxAge: '600' })),
  ],
  [
    'any header with credentials is answered by its name',
    'article',
    preflight(LOCAL, 'PUT', 'content-type,x-api-key'),
    granted(
      fields({
        origin: LOCAL,
        credentials: true,
        methods: 'GET, POST, PUT, DELETE, OPTIONS',
        headers: 'content-type, x-api-key',
        maxAge: '600',
      }),
    ),
  ],
  [
    'a preflight answered 200 for old clients',
    'status200',
    preflight(APP, 'GET'),
    granted(
      { ...bare, 'access-control-allow-methods': 'GET', 'access-control-max-age': '600' },
      { status: 200 },
    ),
  ],

  [
    'a private network preflight where it is allowed',
    'privateNetwork',
    preflight(APP, 'GET', undefined, { 'Access-Control-Request-Private-Network': 'true' }),
    granted(fields({ origin: APP, methods: 'GET', maxAge: '600', privateNetwork: true }), {
      vary: [...refused.vary, 'access-control-request-private-network'],
    }),
  ],
  [
    'a private network policy answers an ordinary preflight without that field',
    'privateNetwork',
    preflight(APP, 'GET'),
    granted(fields({ origin: APP, methods: 'GET', maxAge: '600' }), {
      vary: [...refused.vary, 'access-control-request-private-network'],
    }),
  ],
  [
    'a private network preflight where it is not allowed is not told so',
    'bare',
    preflight(APP, 'GET', undefined, { 'Access-Control-Request-Private-Network': 'true' }),
    granted({ ...bare, 'access-control-allow-methods': 'GET', 'access-control-max-age': '600' }),
  ],
];

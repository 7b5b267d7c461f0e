import { APP, fields, granted, preflight, ran, refused, request } from './words.js';

const bare = fields({ origin: APP });
const seen = fields({ origin: APP, credentials: true, methods: 'GET, PUT', headers: 'X-A' });
/** Refused under debug: the reasons are in the body. */
const told = (reasons, cors, status = 200) => ({ ...refused, status, cors, reasons });
const enforced = fields({ origin: APP, expose: 'X-B' });
const stopped = (cors = {}) => ({ ran: false, status: 403, cors, vary: ['origin'] });
const evil = 'https://evil.example';

/** Nobody is allowed where readings of the path differ. */
const nowhere = { ...ran({}, ['origin']), status: [200, 302, 400, 404] };

export const modes = [
  [
    'debug: an allowed preflight is answered as ever',
    'debug',
    preflight(APP, 'PUT', 'x-a'),
    granted({ ...seen, 'access-control-max-age': '600' }),
  ],
  ['debug: a refused origin', 'debug', preflight(evil, 'GET'), told(['origin-not-allowed'], {}, 403)],
  ['debug: a refused method', 'debug', preflight(APP, 'DELETE'), told(['method-not-allowed'], seen)],
  // Without the field a browser would take the method of a request whose upload is watched for allowed: step 7.4 of
  // https://fetch.spec.whatwg.org/#cors-preflight-fetch. Found by conformance/soundness.
  [
    'debug: a refused method, where none is allowed',
    'debugMethodless',
    preflight(APP, 'PATCH'),
    told(['method-not-allowed'], {
      'access-control-allow-origin': APP,
      'access-control-allow-methods': 'GET',
    }),
  ],
  ['debug: a refused header', 'debug', preflight(APP, 'PUT', 'x-a,x-b'), told(['header-not-allowed'], seen)],
  [
    'debug: every reason is told',
    'debug',
    preflight(evil, 'DELETE', 'x-b,x-c'),
    told(['origin-not-allowed', 'method-not-allowed', 'header-not-allowed', 'header-not-allowed'], {}, 403),
  ],
  ['debug: malformed names', 'debug', preflight(APP, 'PUT', 'x a'), told(['headers-malformed'], seen)],
  ['debug: an actual request is answered as ever', 'debug', request(evil), ran()],

  ['enforce: an allowed origin runs', 'enforce', request(APP), ran(enforced)],
  ['enforce: HEAD goes with GET', 'enforce', request(APP, { method: 'HEAD' }), ran(enforced)],
  ['enforce: another origin does not run', 'enforce', request(evil), stopped()],
  ['enforce: null does not run', 'enforce', request('null', { method: 'POST' }), stopped()],
  ['enforce: no Origin runs', 'enforce', request(), ran()],
  [
    'enforce: a safelisted method that is not listed does not run, and the page may see why',
    'enforce',
    request(APP, { method: 'POST' }),
    stopped(enforced),
  ],
  [
    'enforce: a safelisted method that is not listed still passes its preflight',
    'enforce',
    preflight(APP, 'POST'),
    granted(fields({ origin: APP, methods: 'GET, PUT', maxAge: '600' })),
  ],
  [
    'enforce: the site itself runs, as the browser says',
    'enforce',
    request('https://own.example', { method: 'POST', 'Sec-Fetch-Site': 'same-origin' }),
    ran(),
  ],
  [
    'enforce: the user itself runs',
    'enforce',
    request('https://own.example', { method: 'POST', 'Sec-Fetch-Site': 'none' }),
    ran(),
  ],
  [
    'enforce: same-site is not the site itself',
    'enforce',
    request('https://other.own.example', { 'Sec-Fetch-Site': 'same-site' }),
    stopped(),
  ],
  [
    'enforce: cross-site is not the site itself, whatever Host says',
    'enforce',
    request('https://own.example', { Host: 'own.example', 'Sec-Fetch-Site': 'cross-site' }),
    stopped(),
  ],
  [
    'enforce: the site itself by Host, behind a proxy that ends TLS',
    'enforce',
    request('https://own.example', { method: 'POST', Host: 'own.example' }),
    ran(),
  ],
  [
    'enforce: the site itself by Host, with a port',
    'enforce',
    request('http://own.example:8080', { method: 'POST', Host: 'own.example:8080' }),
    ran(),
  ],
  [
    'enforce: another port of the host is another origin',
    'enforce',
    request('http://own.example:8081', { Host: 'own.example:8080' }),
    stopped(),
  ],

  [
    'enforce: under any origin a method that is not listed does not run',
    'enforceAny',
    request(evil, { method: 'DELETE' }),
    stopped(fields({ origin: '*' })),
  ],
  [
    'enforce: under any origin what runs for some and not for others varies',
    'enforceAny',
    request(),
    ran(fields({ origin: '*' })),
  ],

  ['routes: the base holds where no route does', 'routes', request(APP), ran(bare)],
  [
    'routes: a route replaces the base',
    'routes',
    request(evil, { path: '/public/a' }),
    ran(fields({ origin: '*' }), [], 404),
  ],
  [
    'routes: a route covers its own path',
    'routes',
    request(evil, { path: '/public' }),
    ran(fields({ origin: '*' }), [], 404),
  ],
  [
    'routes: a route covers what is below, with a query',
    'routes',
    request(evil, { path: '/public/a/b?c=/admin' }),
    ran(fields({ origin: '*' }), [], 404),
  ],
  [
    'routes: the most specific wins',
    'routes',
    request(APP, { path: '/public/a/private' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: a name that only begins alike is not covered',
    'routes',
    request(evil, { path: '/publicity' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: one decision, from the route alone',
    'routes',
    request(APP, { path: '/admin' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: another policy',
    'routes',
    request('https://admin.example.com', { path: '/admin' }),
    ran(fields({ origin: 'https://admin.example.com', credentials: true }), ['origin'], 404),
  ],
  [
    'routes: another case of the path is the same route',
    'routes',
    request(APP, { path: '/ADMIN' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: an encoded path is the same route',
    'routes',
    request(APP, { path: '/%61dmin' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: a trailing slash is the same route',
    'routes',
    request(APP, { path: '/admin/' }),
    ran({}, ['origin'], 404),
  ],
  [
    'routes: doubled slashes are the same route',
    'routes',
    request(APP, { path: '//admin' }),
    { ...ran({}, ['origin']), status: [302, 404] },
    'h1-raw-path',
  ],
  [
    'routes: a looser route is not reached by an encoded slash',
    'routes',
    request(evil, { path: '/account/..%2fpublic' }),
    nowhere,
  ],
  [
    'routes: nor by an encoded backslash',
    'routes',
    request(evil, { path: '/account/..%5cpublic/a' }),
    nowhere,
  ],
  ['routes: nor by another case', 'routes', request(evil, { path: '/PUBLIC/a' }), nowhere],
  [
    'routes: nor by an empty segment',
    'routes',
    request(evil, { path: '//public/a' }),
    nowhere,
    'h1-raw-path',
  ],
  [
    'routes: a stricter route is not left by an encoded slash',
    'routes',
    request(APP, { path: '/admin%2fx' }),
    ran(bare, ['origin'], 404),
  ],
  [
    'routes: a stricter route is not left by dots',
    'routes',
    request(APP, { path: '/ok/../admin' }),
    nowhere,
    'h1-raw-path',
  ],
  [
    'routes: a stricter route is not left by a semicolon',
    'routes',
    request(APP, { path: '/admin;x' }),
    nowhere,
  ],
  [
    'routes: a stricter route is not left by bytes that cannot be decoded',
    'routes',
    request(APP, { path: '/public/%70/%70rivate/%ff' }),
    { ...ran({ 'access-control-allow-origin': '*' }, []), status: [400, 404] },
  ],
  [
    'routes: a path in plain ASCII, encoded, is the same route when every reading agrees',
    'routes',
    request(evil, { path: '/public/%7Euser' }),
    ran({ 'access-control-allow-origin': '*' }, [], 404),
  ],
  [
    'routes: a preflight of an ambiguous path',
    'routes',
    preflight(evil, 'GET', undefined, { path: '/account/..%2fpublic' }),
    refused,
  ],
  [
    'routes: a preflight of a route',
    'routes',
    preflight('https://admin.example.com', 'GET', undefined, { path: '/admin' }),
    granted(
      fields({ origin: 'https://admin.example.com', credentials: true, methods: 'GET', maxAge: '600' }),
    ),
  ],
  [
    'routes: a refused preflight of a route',
    'routes',
    preflight(APP, 'GET', undefined, { path: '/admin' }),
    refused,
  ],
  [
    'routes: a preflight of an open route',
    'routes',
    preflight(evil, 'GET', undefined, { path: '/public/a' }),
    granted(fields({ origin: '*', methods: 'GET', maxAge: '600' })),
  ],
];

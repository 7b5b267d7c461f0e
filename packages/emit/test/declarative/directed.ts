import type { CorsOptions } from 'fullcors';
import { type Ask, HEADERS, METHODS, ORIGINS, PATHS } from './policies.js';

const APP = 'https://app.example.com';
const SUBDOMAINS = 'https://*.example.com';

/** Policies with something in each that a target reads in a way of its own. */
export const DIRECTED: Record<string, CorsOptions> = {
  'one origin': { allowOrigins: [APP] },
  'one origin, with credentials': { allowOrigins: [APP], allowCredentials: true },
  'one with an underscore': { allowOrigins: ['https://my_app.example.com'] },
  'an address in brackets': { allowOrigins: ['http://[::1]:3000'] },
  'an extension': { allowOrigins: ['chrome-extension://abcdefghijklmnop', 'capacitor://localhost'] },
  'null alone': { allowOrigins: ['null'], dangerouslyAllowNullOrigin: true },
  'null and another': { allowOrigins: ['null', APP], dangerouslyAllowNullOrigin: true },
  subdomains: { allowOrigins: [SUBDOMAINS] },
  'subdomains, with credentials': { allowOrigins: [SUBDOMAINS], allowCredentials: true },
  'subdomains at a port': { allowOrigins: ['https://*.example.com:8443', APP] },
  'subdomains at any port': { allowOrigins: ['https://*.example.com:*'], allowCredentials: true },
  'any port': { allowOrigins: ['http://localhost:*', 'http://127.0.0.1:*'], allowCredentials: true },
  everyone: { allowOrigins: ['*'] },
  'everyone, with any header': { allowOrigins: ['*'], allowHeaders: ['*'] },
  'everyone, with any header and Authorization': {
    allowOrigins: ['*'],
    allowHeaders: ['*', 'Authorization'],
  },
  'everyone, with all there is': {
    allowOrigins: ['*'],
    allowHeaders: ['*'],
    allowMethods: ['*'],
    exposeHeaders: ['*'],
  },
  'everyone, with credentials': {
    allowOrigins: ['*'],
    allowCredentials: true,
    dangerouslyAllowAnyOriginWithCredentials: true,
  },
  'any header': { allowOrigins: [APP], allowHeaders: ['*'] },
  'any header and method, with credentials': {
    allowOrigins: [APP],
    allowCredentials: true,
    allowHeaders: ['*'],
    allowMethods: ['*'],
  },
  'odd names': {
    allowOrigins: [APP],
    allowCredentials: true,
    allowHeaders: ['X_Odd', 'x.dotted', 'On', 'x-*'],
    allowMethods: ['VERSION-CONTROL', 'PROPFIND'],
  },
  'headers on both sides': {
    allowOrigins: [APP],
    allowHeaders: ['X-API-Key', 'ETag'],
    exposeHeaders: ['ETag', 'X-Total'],
    allowMethods: ['PUT', 'PATCH'],
  },
  'an expression': { allowOrigins: [APP], allowOriginRegex: '^https:\\/\\/a\\.[a-z]+\\.com$' },
  'an expression that matches null': {
    allowOriginRegex: '(null|https:\\/\\/a\\.example\\.com)',
    allowOrigins: [],
  },
  'an expression of http': { allowOriginRegex: '[a-z]+:\\/\\/app\\.example\\.com', allowOrigins: [] },
  'an expression of http, with credentials': {
    allowOriginRegex: '[a-z]+:\\/\\/app\\.example\\.com',
    allowOrigins: [],
    allowCredentials: true,
  },
  'a route for everyone': {
    allowOrigins: [APP],
    allowCredentials: true,
    routes: { '/public/*': everyone() },
  },
  'a route for nobody': { allowOrigins: ['*'], routes: { '/public/*': { allowOrigins: [] } } },
  'nobody but a route': { allowOrigins: [], routes: { '/a/b': { allowOrigins: [APP] } } },
  'routes in routes': {
    allowOrigins: [APP],
    routes: {
      '/public/*': everyone(),
      '/public/inner/*': { allowOrigins: [SUBDOMAINS] },
      '/v1.0/*': { allowOrigins: ['https://admin.example.com'] },
      '/': { allowOrigins: ['https://admin.example.com'] },
    },
  },
  'routes with a name': {
    allowOrigins: [APP],
    routes: { '/users/:id': everyone(), '/users/me': { allowOrigins: [] } },
  },
  'a route in upper case': {
    allowOrigins: [APP],
    routes: { '/A/b': everyone(), '/v1.0/*': { allowOrigins: [] } },
  },
  'a route that is everything': {
    allowOrigins: [APP],
    routes: { '/*': everyone(), '/a/b': { allowOrigins: [] } },
  },
  enforced: { allowOrigins: [APP], enforce: true },
  'a network': { allowOrigins: [APP], allowPrivateNetwork: true },
};

function everyone() {
  return { allowOrigins: ['*'], allowCredentials: false };
}

/** Read in several ways: nobody's in the policy, where the readings lead to different places. */
const ODD_PATHS = [
  '/PUBLIC/x',
  '/public//x',
  '//public/x',
  '/public%2fx',
  '/%70ublic/x',
  '/x/%2e%2e/public/x',
  '/public/..%2fa/b',
  '/public/x/..%5c..%5ca',
  '/public;x/y',
  '/a;x/b',
  '/A/b',
  '/users/ME',
  '/users/m%65',
  '/users/%6De',
  '/v1%2E0/x',
  '/public/%252e%252e/a/b',
];

/** Asked of targets that refuse such paths. They may refuse more of them than the runtime. */
export const ODD_ASKS: readonly Ask[] = [APP, 'https://a.example.com'].flatMap((origin) =>
  ODD_PATHS.map((path) => ask({ origin, path })),
);

/** Every page; and those of a few origins with every method, every header and on every path. */
export const BATTERY: readonly Ask[] = [
  ...[...ORIGINS, 'https://a.regex.com'].map((origin) => ask({ origin })),
  ...[APP, 'https://admin.example.com', 'https://a.b.example.com', 'https://dev.null'].flatMap((origin) => [
    ask({ origin, credentials: 'include' }),
    ...PATHS.map((path) => ask({ origin, path })),
  ]),
  ...METHODS.flatMap((method) => [
    ask({ method }),
    ask({ method, credentials: 'include' }),
    ask({ method, origin: 'https://a.example.com' }),
  ]),
  ...[...HEADERS, 'x-star'].flatMap((name) => [
    ask({ headers: [name] }),
    ask({ headers: [name], credentials: 'include' }),
  ]),
];

function ask(of: Partial<Ask>): Ask {
  return { origin: APP, path: '/', method: 'GET', headers: [], credentials: 'omit', ...of };
}

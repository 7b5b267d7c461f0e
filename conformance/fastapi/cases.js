// What is played against both: every request under every policy.

const ORIGINS = ['http://localhost:3000', 'https://your-frontend.com', 'https://staging.your-frontend.com'];
const ALLOWED = 'https://your-frontend.com';
const OTHER = 'https://other.example';

/**
 * Name -> the keyword arguments of CORSMiddleware. fullcors gets the same, its names in camelCase; `hatches` is what
 * fullcors wants said besides.
 */
export const policies = {
  article: {
    fastapi: {
      allow_origins: ORIGINS,
      allow_credentials: true,
      allow_methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      allow_headers: ['*'],
    },
  },
  defaults: { fastapi: { allow_origins: ORIGINS } },
  nobody: { fastapi: { allow_origins: [] } },
  listed: {
    fastapi: {
      allow_origins: ORIGINS,
      allow_methods: ['GET', 'PUT'],
      allow_headers: ['X-API-Key'],
      expose_headers: ['X-Total', 'X-Page'],
      max_age: 0,
    },
  },
  'content type listed': {
    fastapi: {
      allow_origins: ORIGINS,
      allow_methods: ['GET', 'PUT'],
      allow_headers: ['Content-Type', 'X-API-Key'],
    },
  },
  'credentials, any method and header': {
    fastapi: {
      allow_origins: ORIGINS,
      allow_credentials: true,
      allow_methods: ['*'],
      allow_headers: ['*'],
      expose_headers: ['X-Total'],
      max_age: 600,
    },
  },
  'any origin': { fastapi: { allow_origins: ['*'], expose_headers: ['X-Total'] } },
  'any origin, method and header': {
    fastapi: { allow_origins: ['*'], allow_methods: ['*'], allow_headers: ['*'], expose_headers: ['*'] },
  },
  'any header, and Authorization': {
    fastapi: { allow_origins: ['*'], allow_headers: ['*', 'Authorization'] },
  },
  'any origin with credentials': {
    fastapi: { allow_origins: ['*'], allow_credentials: true },
    hatches: { dangerouslyAllowAnyOriginWithCredentials: true },
  },
  'null origin': {
    fastapi: { allow_origins: ['null', ...ORIGINS] },
    hatches: { dangerouslyAllowNullOrigin: true },
  },
  regex: { fastapi: { allow_origin_regex: 'https?://.*\\.your-frontend\\.com', allow_methods: ['PUT'] } },
  'regex or list': {
    fastapi: { allow_origins: [ALLOWED], allow_origin_regex: 'https://[a-z]+\\.your-frontend\\.com(:\\d+)?' },
  },
  'regex that takes null': { fastapi: { allow_origin_regex: 'null|https://your-frontend\\.com' } },
  'regex with credentials': {
    fastapi: { allow_origin_regex: 'https?://.*\\.your-frontend\\.com', allow_credentials: true },
  },
  subdomains: { fastapi: { allow_origins: ['https://*.your-frontend.com'] } },
  'private network': {
    fastapi: { allow_origins: ORIGINS, allow_private_network: true, allow_headers: ['X-API-Key'] },
  },
};

/** The options of fullcors that say what the arguments of CORSMiddleware say. */
export function translate({ fastapi, hatches = {} }) {
  const camelCase = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const entries = Object.entries(fastapi).map(([name, value]) => [
    camelCase(name),
    name === 'allow_origin_regex' ? new RegExp(value) : value,
  ]);
  return { ...Object.fromEntries(entries), ...hatches };
}

/** A request; `headers` is a list of pairs, because a field may have several lines. */
const request = (name, method, path, headers, body) => ({ name, method, path, headers, body });
const get = (name, origin, path = '/') =>
  request(`GET ${path}, ${name}`, 'GET', path, origin === undefined ? [] : [['Origin', origin]]);
const preflight = (name, { origin = ALLOWED, method = 'GET', more = [] }) =>
  request(`preflight, ${name}`, 'OPTIONS', '/', [
    ['Origin', origin],
    ['Access-Control-Request-Method', method],
    ...more,
  ]);
const asksHeaders = (name, ...values) =>
  preflight(`headers: ${name}`, { more: values.map((value) => ['Access-Control-Request-Headers', value]) });
const asksPrivateNetwork = (value, origin) =>
  preflight(`private network ${value} from ${origin}`, {
    origin,
    more: [['Access-Control-Request-Private-Network', value]],
  });

const origins = {
  allowed: ALLOWED,
  'allowed, on localhost': 'http://localhost:3000',
  'not allowed': OTHER,
  null: 'null',
  empty: '',
  'more at the end': 'https://your-frontend.com.other.example',
  'more at the beginning': 'https://not-your-frontend.com',
  'upper case': 'https://YOUR-FRONTEND.com',
  'another port': 'https://your-frontend.com:8443',
  'another port on localhost': 'http://localhost:3001',
  'the default port': 'https://your-frontend.com:443',
  'another scheme': 'http://your-frontend.com',
  'a slash': 'https://your-frontend.com/',
  'a trailing dot': 'https://your-frontend.com.',
  'a subdomain': 'https://api.your-frontend.com',
  'a subdomain and a port': 'https://api.your-frontend.com:8443',
  'a subdomain over http': 'http://api.your-frontend.com',
  'a path that ends well': 'https://other.example/.your-frontend.com',
};
const audience = { 'no origin': undefined, allowed: ALLOWED, 'not allowed': OTHER };
const paths = [
  '/missing',
  '/raise',
  '/vary?value=Accept-Encoding',
  '/vary?value=Origin',
  '/vary?value=*',
  '/own-cors',
];
const json = ['Content-Type', 'application/json'];
const methods = ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'QUERY', 'put', 'PURGE', ''];

export const requests = [
  ...Object.entries(origins).map(([name, origin]) => get(name, origin)),
  get('no origin'),
  request('GET /, two Origin lines', 'GET', '/', [
    ['Origin', ALLOWED],
    ['Origin', OTHER],
  ]),
  ...Object.entries(audience).flatMap(([name, origin]) => {
    const from = origin ? [['Origin', origin]] : [];
    return [
      ...paths.map((path) => get(name, origin, path)),
      request(`HEAD, ${name}`, 'HEAD', '/', from),
      request(`POST, ${name}`, 'POST', '/items/', [...from, json], '{"name":"a"}'),
      request(`POST of a list (422), ${name}`, 'POST', '/items/', [...from, json], '[]'),
      request(`PUT (405), ${name}`, 'PUT', '/', [...from, json], '{}'),
      request(`OPTIONS that asks for nothing, ${name}`, 'OPTIONS', '/', from),
    ];
  }),
  request('OPTIONS, a method asked without origin', 'OPTIONS', '/', [
    ['Access-Control-Request-Method', 'PUT'],
  ]),
  ...Object.entries(origins).map(([name, origin]) => preflight(name, { origin })),
  ...methods.map((method) => preflight(`method '${method}'`, { method })),
  { ...preflight('for a path that is not there', {}), path: '/missing' },
  preflight('two Origin lines', { more: [['Origin', OTHER]] }),
  preflight('two method lines', { more: [['Access-Control-Request-Method', 'GET']] }),
  asksHeaders('as a browser asks', 'x-api-key'),
  asksHeaders('in mixed case', 'X-Api-KEY'),
  asksHeaders('with spaces and tabs', ' x-api-key ,\tx-api-key\t'),
  asksHeaders('content-type', 'content-type'),
  asksHeaders('all four that Starlette adds', 'accept,accept-language,content-language,content-type'),
  asksHeaders('authorization', 'authorization'),
  asksHeaders('one of two not listed', 'x-api-key,x-unlisted'),
  asksHeaders('an empty list', ''),
  asksHeaders('empty elements', 'x-api-key,,x-api-key,'),
  asksHeaders('not a name', 'x api key'),
  asksHeaders('markup', '<script>'),
  asksHeaders('5000 characters', 'x'.repeat(5000)),
  asksHeaders('two lines', 'x-api-key', 'x-unlisted'),
  ...['true', 'false'].flatMap((value) => [
    asksPrivateNetwork(value, ALLOWED),
    asksPrivateNetwork(value, OTHER),
  ]),
];

// The policies the cases name, as data: `$regex` and `$ask` stand for what JSON cannot hold (servers/revive.js).
const APP = 'https://app.example.com';

export const policies = {
  /** The article's, word for word. */
  article: {
    allowOrigins: ['http://localhost:3000', 'https://your-frontend.com', 'https://staging.your-frontend.com'],
    allowCredentials: true,
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    allowHeaders: ['*'],
  },
  /** Origins and nothing else. */
  bare: { allowOrigins: [APP] },
  nobody: { allowOrigins: [] },
  /** Everything listed, with credentials. */
  listed: {
    allowOrigins: [
      APP,
      'http://localhost:3000',
      'https://127.0.0.1:8443',
      'https://[::1]:8443',
      'capacitor://localhost',
    ],
    allowCredentials: true,
    allowMethods: ['GET', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['X-API-Key', 'Authorization', 'Content-Type'],
    exposeHeaders: ['X-Request-Id', 'X-Total'],
    maxAge: 300,
  },
  any: { allowOrigins: ['*'], allowMethods: ['GET', 'PUT'], allowHeaders: ['X-A'], exposeHeaders: ['X-B'] },
  anyOfAll: {
    allowOrigins: ['*'],
    allowMethods: ['*'],
    allowHeaders: ['*'],
    exposeHeaders: ['*'],
    maxAge: 0,
  },
  anyAndAuthorization: { allowOrigins: ['*'], allowHeaders: ['*', 'Authorization'] },
  patterns: {
    allowOrigins: [
      'https://*.example.com',
      'http://localhost:*',
      'https://*.example.org:*',
      'https://foo.com',
      'https://bar.com',
    ],
    allowCredentials: true,
    allowMethods: ['*'],
    allowHeaders: ['*'],
  },
  regex: { allowOriginRegex: { $regex: 'https://[a-z]+(-[0-9]+)?\\.example\\.com' }, allowCredentials: true },
  /** Exponential for a backtracking engine. */
  hostileRegex: { allowOriginRegex: { $regex: 'https://(([a-z])+.?)+\\.example\\.com' } },
  asked: { allowOriginIf: { $ask: 'tenants' }, allowCredentials: true, exposeHeaders: ['X-B'] },
  askedThrows: { allowOriginIf: { $ask: 'throws' } },
  askedRejects: { allowOriginIf: { $ask: 'rejects' } },
  askedHangs: { allowOriginIf: { $ask: 'hangs' }, allowOriginIfTimeout: 40 },
  askedTruthy: { allowOriginIf: { $ask: 'truthy' } },
  askedLate: { allowOrigins: [APP], allowOriginIf: { $ask: 'throws' } },
  nullOrigin: { allowOrigins: [APP, 'null'], dangerouslyAllowNullOrigin: true },
  anyWithCredentials: {
    allowOrigins: ['*'],
    allowCredentials: true,
    dangerouslyAllowAnyOriginWithCredentials: true,
  },
  privateNetwork: { allowOrigins: [APP], allowPrivateNetwork: true },
  status200: { allowOrigins: [APP], preflightStatus: 200 },
  debugMethodless: { allowOrigins: [APP], allowMethods: [], debug: true },
  debug: {
    allowOrigins: [APP],
    allowMethods: ['GET', 'PUT'],
    allowHeaders: ['X-A'],
    allowCredentials: true,
    debug: true,
  },
  enforce: { allowOrigins: [APP], allowMethods: ['GET', 'PUT'], exposeHeaders: ['X-B'], enforce: true },
  enforceAny: { allowOrigins: ['*'], enforce: true },
  routes: {
    allowOrigins: [APP],
    routes: {
      '/public/*': { allowOrigins: ['*'] },
      '/public/:section/private': { allowOrigins: [] },
      '/admin': { allowOrigins: ['https://admin.example.com'], allowCredentials: true },
    },
  },
  thousand: { allowOrigins: Array.from({ length: 1000 }, (_, i) => `https://tenant-${i}.example.com`) },
};

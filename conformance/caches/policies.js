export const A = 'https://app.example.com';
export const B = 'https://admin.example.com';
export const EVIL = 'https://evil.example';
/** Allowed by no policy but `any`; another name that ends alike. */
export const LIKE = 'https://evilexample.com';
export const BELOW = 'https://shop.example.net';

const shared = {
  allowMethods: ['GET', 'PUT', 'DELETE'],
  allowHeaders: ['X-API-Key', 'Content-Type'],
  exposeHeaders: ['X-Serial'],
};

/** The policies that caches are poisoned with, each at its own server. */
export const policies = {
  listed: { allowOrigins: [A, B], allowCredentials: true, ...shared },
  patterns: { allowOrigins: [A, 'https://*.example.net'], ...shared },
  any: { allowOrigins: ['*'], ...shared },
  opaque: { allowOrigins: [A, 'null'], dangerouslyAllowNullOrigin: true, ...shared },
  routes: { allowOrigins: [A], ...shared, routes: { '/public/*': { allowOrigins: ['*'] } } },
};

/** Every entry of fullcors, and what it stands beside. */
export const ENTRIES = [
  '',
  '/node',
  '/express',
  '/fastify',
  '/koa',
  '/hono',
  '/fetch',
  '/explain',
  '/layers',
  '/origin-regex',
  '/public-suffix',
].map((subpath) => `fullcors${subpath}`);
export const PEERS = ['cors', '@fastify/cors', '@koa/cors', 'hono/cors'];

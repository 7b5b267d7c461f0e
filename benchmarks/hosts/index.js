/** The hosts, each loaded only by the process that measures in it. A host is one file: exchanges and contenders. */
export const HOSTS = {
  node: () => import('./node.js'),
  koa: () => import('./koa.js'),
  fastify: () => import('./fastify.js'),
  fetch: () => import('./fetch.js'),
  hono: () => import('./hono.js'),
};

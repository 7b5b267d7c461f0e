/**
 * The hosts, each loaded only by the process that measures in it. A host is one file: exchanges, and the contenders for a
 * policy and an answer, `hard-coded` among them. Ours it loads through what it is given, since `--against` loads two.
 */
export const HOSTS = {
  decide: () => import('./decide.js'),
  node: () => import('./node.js'),
  express: () => import('./express.js'),
  koa: () => import('./koa.js'),
  fastify: () => import('./fastify.js'),
  fetch: () => import('./fetch.js'),
  hono: () => import('./hono.js'),
  h3: () => import('./h3.js'),
  elysia: () => import('./elysia.js'),
  middy: () => import('./middy.js'),
};

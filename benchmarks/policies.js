// One neutral policy in the words of each library, written as its own documentation would have it.
import { POLICY } from './scenarios.js';

/** For fullcors. `*` goes without credentials, here and below. */
export const fullcorsOptions = ({ origins, parents, any }) => ({
  allowOrigins: any ? ['*'] : (origins ?? parents.map((parent) => `https://*.${parent}`)),
  allowCredentials: !any,
  allowMethods: POLICY.methods,
  allowHeaders: POLICY.headers,
  exposeHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

/** For `cors` and `@fastify/cors`, which take lists of strings and of expressions. */
export const expressOptions = (policy) => ({
  origin: policy.any ? '*' : (policy.origins ?? expressions(policy)),
  credentials: !policy.any,
  methods: POLICY.methods,
  allowedHeaders: POLICY.headers,
  exposedHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

/** For `@koa/cors`, which takes no list: the function that a careful user would write, over a Set. */
export const koaOptions = (policy) => {
  const isAllowed = predicate(policy);
  return {
    origin: policy.any ? '*' : (ctx) => (isAllowed(ctx.get('Origin')) ? ctx.get('Origin') : ''),
    credentials: !policy.any,
    allowMethods: POLICY.methods,
    allowHeaders: POLICY.headers,
    exposeHeaders: POLICY.exposed,
    maxAge: POLICY.maxAge,
  };
};

/** For `hono/cors`, which takes a list of strings, and a function for all else. */
export const honoOptions = (policy) => {
  const isAllowed = predicate(policy);
  return {
    origin: policy.any ? '*' : (policy.origins ?? ((origin) => (isAllowed(origin) ? origin : null))),
    credentials: !policy.any,
    allowMethods: POLICY.methods,
    allowHeaders: POLICY.headers,
    exposeHeaders: POLICY.exposed,
    maxAge: POLICY.maxAge,
  };
};

const expressions = ({ parents }) =>
  parents.map((parent) => new RegExp(`^https://(?:[a-z0-9-]+\\.)+${parent.replaceAll('.', '\\.')}$`));

function predicate(policy) {
  if (policy.any) return undefined;
  if (policy.origins) {
    const set = new Set(policy.origins);
    return (origin) => set.has(origin);
  }
  const list = expressions(policy);
  return (origin) => list.some((expression) => expression.test(origin));
}

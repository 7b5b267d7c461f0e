// One neutral policy in the words of each library, written as its own documentation would have it. What takes no list
// is given the function that a careful user would write, over a Set.
import { POLICY } from './scenarios.js';

/** More expressions than this take minutes to be compiled, and seconds a request. */
const MOST_EXPRESSIONS = 10_000;
/** Whether the peers can be given the policy at all. */
export const isForPeers = ({ patterns, count }) => !patterns || count <= MOST_EXPRESSIONS;

/** For fullcors. `*` goes without credentials, here and below. */
export const fullcorsOptions = ({ origins, patterns, expression, any }) => ({
  ...(expression ? { allowOriginRegex: expression } : { allowOrigins: any ? ['*'] : (origins ?? patterns) }),
  allowCredentials: !any,
  allowMethods: POLICY.methods,
  allowHeaders: POLICY.headers,
  exposeHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

/** For `cors`, `@fastify/cors` and `@tinyhttp/cors`, which take lists. */
export const expressOptions = (policy) => ({
  origin: policy.any ? '*' : (policy.origins ?? expressions(policy)),
  credentials: !policy.any,
  methods: POLICY.methods,
  allowedHeaders: POLICY.headers,
  exposedHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

/** For `@tinyhttp/cors`, which takes lists of strings, and functions for all else. */
export function tinyhttpOptions(policy) {
  const isAllowed = !policy.origins && predicate(policy);
  const origin = ({ headers }) => (isAllowed(headers.origin ?? '') ? headers.origin : '');
  return { ...expressOptions(policy), origin: policy.any ? '*' : (policy.origins ?? origin) };
}

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

export const honoOptions = (policy) => ({
  origin: policy.any ? '*' : (policy.origins ?? answering(policy, null)),
  credentials: !policy.any,
  allowMethods: POLICY.methods,
  allowHeaders: POLICY.headers,
  exposeHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

export const h3Options = (policy) => ({
  origin: policy.any ? '*' : (policy.origins ?? expressions(policy)),
  credentials: !policy.any,
  methods: POLICY.methods,
  allowHeaders: POLICY.headers,
  exposeHeaders: POLICY.exposed,
  maxAge: String(POLICY.maxAge),
  preflight: { statusCode: 204 },
});

export const elysiaOptions = (policy) => ({
  origin: policy.any ? '*' : (policy.origins ?? expressions(policy)),
  credentials: !policy.any,
  methods: POLICY.methods,
  allowedHeaders: POLICY.headers,
  exposeHeaders: POLICY.exposed,
  maxAge: POLICY.maxAge,
});

export const middyOptions = ({ any, origins, patterns }) => ({
  ...(any ? { origin: '*' } : { origins: origins ?? patterns }),
  credentials: !any,
  methods: POLICY.methods.join(', '),
  headers: POLICY.headers.join(', '),
  exposeHeaders: POLICY.exposed.join(', '),
  maxAge: POLICY.maxAge,
});

const expressions = ({ patterns, expression }) =>
  patterns?.map((pattern) => {
    const parent = pattern.slice('https://*.'.length).replaceAll('.', '\\.');
    return new RegExp(`^https://(?:[a-z0-9-]+\\.)+${parent}$`);
  }) ?? [expression];

function answering(policy, otherwise) {
  const isAllowed = predicate(policy);
  return (origin) => (isAllowed(origin) ? origin : otherwise);
}

function predicate(policy) {
  if (policy.any) return undefined;
  if (policy.origins) {
    const set = new Set(policy.origins);
    return (origin) => set.has(origin);
  }
  const list = expressions(policy);
  return (origin) => list.some((expression) => expression.test(origin));
}

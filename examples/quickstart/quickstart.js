// Puts the parts together: one API, two front ends, one policy.
import { createCors } from 'fullcors';
import { createApi } from './api.js';
import { createFrontEnd } from './front-end.js';
import { listen } from './listen.js';
import options from './policy.js';
import { createRecorder } from './recorder.js';

/** The ports of the article, and one more for a front end that the policy does not allow. */
export const PORTS = { api: 8000, allowed: 3000, other: 4000 };
/** What policy.js calls the allowed front end. */
export const ARTICLE_ORIGIN = 'http://localhost:3000';

/**
 * Starts all three servers. `ports` may replace some of `PORTS`; 0 is any free port. `urls` says where they listen,
 * which is elsewhere for those that `moved`; `allows` says which front ends the policy lets read the API.
 * @throws CorsPolicyError when policy.js is not a valid policy.
 */
export async function startQuickstart({ ports } = {}) {
  const wanted = { ...PORTS, ...ports };
  const servers = {};
  const close = async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
  };
  try {
    for (const name of ['api', 'allowed', 'other']) servers[name] = await listen(wanted[name]);
    const allows = await serveAll(servers);
    return { urls: urlsOf(servers), moved: movedOf(servers, wanted), allows, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const urlsOf = (servers) => Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url]));

const movedOf = (servers, wanted) =>
  Object.entries(servers)
    .filter(([name, { port }]) => wanted[name] !== 0 && wanted[name] !== port)
    .map(([name, { port }]) => ({ name, from: wanted[name], to: port }));

async function serveAll({ api, allowed, other }) {
  const policy = createCors(followPort(options, allowed.url));
  const recorder = createRecorder(policy);
  api.serve(createApi({ policy, record: recorder.record }));
  const allows = {
    allowed: await policy.allowsOriginAsync(allowed.url),
    other: await policy.allowsOriginAsync(other.url),
  };
  const first = { origin: allowed.url, allowed: allows.allowed };
  const second = { origin: other.url, allowed: allows.other };
  const common = { api: api.url, policy: said(policy.policy) };
  const frontEnd = (own, twin) =>
    createFrontEnd({ settings: { ...common, own, twin }, readExchange: recorder.read });
  allowed.serve(frontEnd(first, second));
  other.serve(frontEnd(second, first));
  return allows;
}

/** Of the policy in force, what the article says and what policy.js adds to it; not every default. */
const said = (policy) => {
  const names = ['allowOrigins', 'allowCredentials', 'allowMethods', 'allowHeaders', ...Object.keys(options)];
  return Object.fromEntries([...new Set(names)].map((name) => [name, policy[name]]));
};

/** The policy with the allowed front end where it really is: an origin is scheme, host and port. */
const followPort = (options, origin) => ({
  ...options,
  allowOrigins: options.allowOrigins?.map((pattern) => (pattern === ARTICLE_ORIGIN ? origin : pattern)),
});

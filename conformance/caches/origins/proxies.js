import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { DEPLOYED } from '../../proxies/deployed.js';
import { startNginx } from '../../proxies/nginx.js';
import { app } from '../app.js';
import { CACHE, CACHING } from '../fronts/nginx.js';
import { listen } from '../wire.js';

const emittedFor = (target, policies) =>
  Object.entries(policies).map(([name, options]) => {
    const { policy } = createCors(options, { env: {} });
    return [name, emit(policy, target, { name })];
  });

/** A proxy with what is emitted for it, in front of an application that knows nothing of the policy. */
export const startEmitted = (target, command) => async (policies) => {
  const upstream = await listen(app);
  const { ports, stop } = await DEPLOYED[target].start(command, emittedFor(target, policies), upstream.port);
  return { ports, stop: () => Promise.resolve(stop()).finally(upstream.stop) };
};

/** nginx that keeps the application's answers in the same place where the policy is laid over them. */
export const startCachingNginx = (command) => async (policies) => {
  const upstream = await listen(app);
  const { ports, stop } = await startNginx(
    command,
    emittedFor('nginx', policies).map(([name, emission]) => [
      name,
      emission,
      `location / { proxy_pass http://127.0.0.1:${upstream.port}; ${CACHING} }`,
    ]),
    { around: CACHE },
  );
  return { ports, stop: () => stop().finally(upstream.stop) };
};

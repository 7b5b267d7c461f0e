import { policies, say } from './support.js';
import { handlerFor } from './web-handlers.js';

console.error = () => {};
say(
  policies().map(([name, options]) => {
    const handler = handlerFor[process.argv[3]](options);
    return [name, Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, handler).addr.port];
  }),
);

import { policies, say } from './support.js';
import { handlerFor } from './web-handlers.js';

console.error = () => {};
say(
  policies().map(([name, options]) => {
    const fetch = handlerFor[process.argv[3]](options);
    return [name, Bun.serve({ port: 0, hostname: '127.0.0.1', fetch }).port];
  }),
);

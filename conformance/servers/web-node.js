import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { listenAll } from './support.js';
import { handlerFor } from './web-handlers.js';

// What the fetch adapter answers 500 for is written to the console; here it is meant.
console.error = () => {};
await listenAll((options) => createServer(getRequestListener(handlerFor[process.argv[3]](options))));

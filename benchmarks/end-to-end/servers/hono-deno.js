import { say } from './answer.js';
import { app } from './hono-app.js';

say(Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, app.fetch).addr.port);

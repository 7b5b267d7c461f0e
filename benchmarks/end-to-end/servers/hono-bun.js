import { say } from './answer.js';
import { app } from './hono-app.js';

say(Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: app.fetch }).port);

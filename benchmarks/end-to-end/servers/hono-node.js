import { createAdaptorServer } from '@hono/node-server';
import { listen } from './answer.js';
import { app } from './hono-app.js';

listen(createAdaptorServer(app));

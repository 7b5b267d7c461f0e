// The handler on Node. Others run handler.js as it is.
import { serve } from '@hono/node-server';
import handler from './handler.js';

serve({ fetch: handler.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});

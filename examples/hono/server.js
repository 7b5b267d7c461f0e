// The deployment says who may call: CORS_ALLOW_ORIGINS=https://a.example,https://b.example node server.js
// It replaces allowOrigins below and is validated like it: a wrong origin, or an empty one, stops the server.
import { serve } from '@hono/node-server';
import { cors } from 'fullcors/hono';
import { Hono } from 'hono';

const app = new Hono();
app.use(
  cors({
    allowOrigins: ['http://localhost:5173'],
    allowMethods: ['PUT'],
    allowHeaders: ['Content-Type', 'Authorization'],
    exposeHeaders: ['ETag'],
  }),
);
app.get('/notes', (c) => c.json([{ id: 1, text: 'milk' }], 200, { ETag: '"1"' }));
app.put('/notes/:id', async (c) => c.json({ id: c.req.param('id'), ...(await c.req.json()) }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});

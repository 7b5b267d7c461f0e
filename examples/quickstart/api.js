// The API. It knows nothing of CORS but one line: `app.use(cors(policy))`.
import express from 'express';
import { cors } from 'fullcors/express';

/** The article's two routes, and one that asks for a custom header. `record` only watches; a real API has none. */
export function createApi({ policy, record }) {
  const app = express();
  app.disable('x-powered-by');

  app.use(record);
  app.use(cors(policy));
  app.use(express.json());

  app.get('/', (_req, res) => {
    res.json({ message: 'Hello, World!' });
  });

  app.post('/items/', (req, res) => {
    if (!req.body) return res.status(415).json({ error: 'Send an item as application/json' });
    res.json(req.body);
  });

  app.put('/items/:id', (req, res) => {
    // Asks that there be a key, not which: this is about the header, not about authentication.
    if (!req.get('X-API-Key')) return res.status(401).json({ error: 'Send an X-API-Key header' });
    res.json({ ...req.body, id: req.params.id });
  });

  return app;
}

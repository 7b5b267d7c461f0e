// One policy for an API and its WebSocket: production and development, and an open corner under /public.
import { createServer } from 'node:http';
import express from 'express';
import { createCors } from 'fullcors';
import { cors } from 'fullcors/express';
import { WebSocketServer } from 'ws';

const policy = createCors({
  allowOrigins: ['https://app.example.com'],
  allowCredentials: true,
  allowMethods: ['PUT', 'DELETE'],
  allowHeaders: ['Content-Type'],
  routes: {
    '/public/*': { allowOrigins: ['*'], allowCredentials: false },
  },
  // CORS_ENV, else NODE_ENV, chooses; production needs no entry.
  environments: {
    development: { allowOrigins: ['http://localhost:*'] },
  },
});

const app = express();
app.use(cors(policy));
app.use(express.json());
app.get('/public/prices', (_req, res) => res.json({ coffee: 3 }));
app.get('/account', (_req, res) => res.json({ name: 'Ada' }));
app.put('/account', (req, res) => res.json(req.body));

const server = createServer(app);
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket) => socket.send('hello'));

// CORS does not hold for WebSockets: any page may open one, with the user's cookies. So the server has to ask.
server.on('upgrade', (req, socket, head) => {
  if (policy.allowsOrigin(req.headers.origin)) {
    sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit('connection', ws, req));
  } else {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  }
});

server.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});

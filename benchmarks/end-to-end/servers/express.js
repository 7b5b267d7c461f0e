import { createServer } from 'node:http';
import corsOfExpress from 'cors';
import express from 'express';
import { cors } from 'fullcors/express';
import { BODY, hardCoded, listen, options, variant } from './answer.js';

const app = express();
if (variant === 'hard-coded') app.use(hardCoded);
if (variant === 'peer') app.use(corsOfExpress(options.express));
if (variant === 'fullcors') app.use(cors(options.fullcors));
app.all('/items/:id', (_req, res) => {
  res.setHeader('Content-Type', 'application/json');
  res.end(BODY);
});
listen(createServer(app));

import { createServer } from 'node:http';
import corsOfExpress from 'cors';
import { cors } from 'fullcors/node';
import { BODY, hardCoded, listen, options, variant } from './answer.js';

function handle(_req, res) {
  res.setHeader('Content-Type', 'application/json');
  res.end(BODY);
}

const middleware = {
  'hard-coded': () => hardCoded,
  peer: () => corsOfExpress(options.express),
  fullcors: () => cors(options.fullcors),
}[variant]?.();
listen(
  createServer(
    middleware
      ? (req, res) => {
          middleware(req, res, () => handle(req, res));
        }
      : handle,
  ),
);

import { createServer } from 'node:http';
import { cors } from 'fullcors/node';
import { nodeApp } from './node-app.js';
import { listenAll } from './support.js';

await listenAll((options) => {
  const fullcors = cors(options);
  return createServer((req, res) => fullcors(req, res, () => nodeApp(req, res)));
});

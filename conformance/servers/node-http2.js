import { createServer } from 'node:http2';
import { cors } from 'fullcors/node';
import { nodeApp } from './node-app.js';
import { listenAll } from './support.js';

await listenAll((options) => {
  const fullcors = cors(options);
  const settings = { maxHeaderListSize: 65_536 };
  return createServer({ settings }, (req, res) => fullcors(req, res, () => nodeApp(req, res)));
});

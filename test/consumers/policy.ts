// Where a bundle is made of it: a policy that needs to know the public suffixes.
import { createServer } from 'node:http';
import { cors } from 'fullcors/express';

const middleware = cors({ allowOrigins: ['https://*.example.com'], allowCredentials: true });
createServer((req, res) => middleware(req, res, () => res.end('hello')));
console.log('policy built');

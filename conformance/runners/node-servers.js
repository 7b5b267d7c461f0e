import { E2E, POLICIES } from './run.js';

// The servers' own limit on header size would answer 431 to what the policy is to bound.
const FLAGS = ['--max-http-header-size=65536', '--no-warnings'];
const NODE = ['node', 'h1-raw-path'];
const server = (name, script, { args = [], ...rest }) => ({
  name,
  script: `${E2E}servers/${script}.js`,
  args,
  ...rest,
});

/** Every adapter on every version of its framework that is supported, as a Node program. */
export const nodeServers = [
  server('node:http', 'node', { can: NODE }),
  server('node:http2', 'node-http2', { can: ['node'], protocol: 'h2' }),
  server('Express 4', 'express', { args: ['express4'], can: NODE }),
  server('Express 5', 'express', { args: ['express'], can: NODE }),
  server('Fastify 4', 'fastify', { args: ['fastify4'], can: NODE }),
  server('Fastify 5', 'fastify', { args: ['fastify'], can: NODE }),
  server('Koa 2', 'koa', { args: ['koa2'], can: NODE }),
  server('Koa 3', 'koa', { args: ['koa'], can: NODE }),
  server('Hono 4', 'web-node', { args: ['hono'], can: ['web'] }),
  server('fetch handler', 'web-node', { args: ['fetch'], can: ['web'] }),
];

/** One server on one Node. */
export const onNode = (label, node, { name, script, args, ...rest }) => ({
  name: `${name} on ${label}`,
  command: node,
  args: [...FLAGS, script, POLICIES, ...args],
  ...rest,
});

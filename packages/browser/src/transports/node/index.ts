export { type NodeTarget, nodeTransport } from './application.js';
export { networkTransport } from './network.js';

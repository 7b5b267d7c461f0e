export { nodeTransport } from './application.js';
export { networkTransport } from './network.js';

// Express's middleware is Connect's, in versions 4 and 5: `app.use(cors(options))`, before everything else.
export { cors, corsRequestOf, type NodeMiddleware } from './node.js';

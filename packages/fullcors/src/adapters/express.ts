import type { Checked } from '../policy/checked-options.js';
import type { CorsOptions } from '../policy/options.js';
import { type NodeMiddleware, cors as nodeCors } from './node.js';
import type { MadeCors } from './shared/as-cors.js';
import { IS_NODE } from './shared/is-node.js';
import type { NodeResponse } from './shared/node-types.js';

export { corsRequestOf } from './shared/node-request.js';
export type { NodeMiddleware };

/**
 * CORS for Express 4 and 5: `app.use(cors(options))`, before everything else. It answers preflights itself and calls `next`
 * for everything else.
 * @throws CorsPolicyError with every problem of the options.
 */
export function cors<const T extends CorsOptions & object>(
  optionsOrCors: MadeCors | Checked<T>,
): NodeMiddleware {
  const connect = nodeCors(optionsOrCors);
  if (!LOSES_SHAPES) return connect;
  return function fullcors(req, res, next) {
    settleShape(res);
    connect(req, res, next);
  };
}

const { process } = globalThis as { process?: { versions?: { node?: string } } };
const LOSES_SHAPES = IS_NODE && Number.parseInt(process?.versions?.node ?? '24', 10) < 24;

/**
 * Makes it cheap to add properties to a response: 0.75 of hard-coded headers instead of 1.34, and 0.6 of a preflight
 * instead of 0.95. Express sets the response's prototype. The V8 of Node 20 and 22 then makes a new shape for each
 * property that is added, a copy of all those before, at 2 us and more, and no inline cache has seen the object before, in
 * Express and in Node's own code as well. As a dictionary, which an object becomes when a property is deleted that was not
 * the last, it has a shape that others have, but in one process of 40, where V8 forgets it each time; see
 * test/express-shapes.test.js. Node 24 shares the shapes, and there a dictionary would cost 0.2.
 */
function settleShape(res: NodeResponse & { req?: unknown }): void {
  const { req } = res;
  if (Object.hasOwn(res, 'req') && Reflect.deleteProperty(res, 'req')) res.req = req;
}

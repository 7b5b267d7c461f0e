import type { CorsOptions } from '../../policy/options.js';
import { type Cors, createCors } from '../../protocol/cors.js';

/**
 * What `createCors` made, told by the one method that no options have: with all of `Cors` beside the options, an editor
 * would complete its methods among them.
 */
export type MadeCors = Pick<Cors, 'decideAsync'>;

/**
 * Every adapter takes options or a policy in force. Told by its methods, not by its class: an application may well hold
 * this package twice, as ES modules and as CommonJS.
 */
export function asCors(optionsOrCors: unknown): Cors {
  const { method, headers } = (optionsOrCors ?? {}) as { method?: unknown; headers?: unknown };
  if (typeof method === 'string' && typeof headers === 'object') {
    throw new TypeError(
      'cors was mounted without being called: write app.use(cors({ allowOrigins: [...] }))',
    );
  }
  const isCors = typeof (optionsOrCors as Cors | undefined)?.decideAsync === 'function';
  return isCors ? (optionsOrCors as Cors) : createCors(optionsOrCors as CorsOptions);
}

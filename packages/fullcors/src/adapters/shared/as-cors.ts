import type { CorsOptions } from '../../policy/options.js';
import { type Cors, createCors } from '../../protocol/cors.js';

/**
 * Every adapter takes options or a policy in force. Told by its methods, not by its class: an application may well hold
 * this package twice, as ES modules and as CommonJS.
 */
export function asCors(optionsOrCors: CorsOptions | Cors): Cors {
  const isCors = typeof (optionsOrCors as Cors | undefined)?.decideAsync === 'function';
  return isCors ? (optionsOrCors as Cors) : createCors(optionsOrCors as CorsOptions);
}

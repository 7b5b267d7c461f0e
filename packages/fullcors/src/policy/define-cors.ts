import type { Checked } from './checked-options.js';
import type { CorsOptions } from './options.js';

/** Returns its argument as it is; for a policy file, so that an editor completes and checks it. */
export function defineCors<const T extends CorsOptions & object>(options: Checked<T>): T {
  return options as unknown as T;
}

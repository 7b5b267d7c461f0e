// `import '@fullcors/browser/vitest'`: vitest's expect, with the matchers.
import { expect } from 'vitest';
import { type CorsMatchers, matchers } from './matchers.js';

export type { BlockedExpectation } from './checks.js';
export type { CorsMatchers } from './matchers.js';

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: declarations of one interface need the same type parameters
  interface Matchers<T = any> extends CorsMatchers {}
}

expect.extend(matchers);

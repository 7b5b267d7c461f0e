// `import '@fullcors/browser/jest'`: Jest's expect, with the matchers.
import { expect } from '@jest/globals';
import { type CorsMatchers, matchers } from './matchers.js';

export type { BlockedExpectation } from './checks.js';
export type { CorsMatchers } from './matchers.js';

// Once for who imports expect from @jest/globals, which takes its types from here ...
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CorsMatchers {}
}
// ... and for who has it as a global, by @types/jest.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: declarations of one interface need the same type parameters
    interface Matchers<R, T = {}> extends CorsMatchers {}
  }
}

expect.extend(matchers);

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path) => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

export default defineConfig({
  // Unit tests run on the sources, so they see what package.json's `imports` says of the built files.
  resolve: {
    alias: {
      '#words': source('fullcors/src/policy/words/words.ts'),
      '#explain': source('fullcors/src/protocol/explain/explainer.ts'),
      '#layers': source('fullcors/src/policy/layers/layers.ts'),
      '#origin-regex': source('fullcors/src/policy/origin-regex/read-regex.ts'),
      '#origin-matcher': source('fullcors/src/policy/origin-matcher/hashed.ts'),
      '#memory': source('fullcors/src/protocol/memory/remembering.ts'),
      '#node-answer': source('fullcors/src/adapters/shared/node-answer.ts'),
      '#load-tldts': source('fullcors/src/policy/load-tldts/node-esm.ts'),
      '#node-transports': source('browser/src/transports/node/index.ts'),
    },
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'conformance/**/*.test.js', 'test/**/*.test.js'],
    exclude: ['**/node_modules/**', '.e2e/**'],
    globalSetup: ['test/global-setup.js'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: one for the tests, one for the servers they start.
    maxWorkers: 2,
  },
});

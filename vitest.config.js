import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path) => fileURLToPath(new URL(`packages/fullcors/src/${path}`, import.meta.url));

export default defineConfig({
  // Unit tests run on the sources, so they see what package.json's `imports` says of the built files.
  resolve: {
    alias: {
      '#words': source('policy/words/words.ts'),
      '#explain': source('protocol/explain/explainer.ts'),
      '#layers': source('policy/layers/layers.ts'),
      '#origin-regex': source('policy/origin-regex/read-regex.ts'),
      '#load-tldts': source('policy/load-tldts/node-esm.ts'),
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

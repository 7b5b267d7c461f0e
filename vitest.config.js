import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Unit tests run on the sources, so they see what package.json's `imports` says of the built files.
  resolve: {
    alias: {
      '#load-tldts': fileURLToPath(
        new URL('packages/fullcors/src/policy/load-tldts/node-esm.ts', import.meta.url),
      ),
      '#node-transports': fileURLToPath(
        new URL('packages/browser/src/transports/node/index.ts', import.meta.url),
      ),
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

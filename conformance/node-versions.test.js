import { test } from 'vitest';
import { nodeServers, onNode } from './runners/node-servers.js';
import { runConformance } from './runners/run.js';
import { findRuntime } from './runners/runtimes.js';

for (const version of ['node-22', 'node-24', 'node-26']) {
  const node = findRuntime(version);
  if (!node) test.skip(`${version} is not here`);
  else for (const server of nodeServers) runConformance(onNode(version, node, server));
}

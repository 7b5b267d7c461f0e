import { nodeServers, onNode } from './runners/node-servers.js';
import { runConformance } from './runners/run.js';

for (const server of nodeServers)
  runConformance(onNode(`Node ${process.versions.node}`, process.execPath, server));

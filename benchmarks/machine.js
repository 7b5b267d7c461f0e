import { availableParallelism, cpus } from 'node:os';

/** Where and when: figures mean nothing without it. */
export const describeMachine = () => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  date: new Date().toISOString().slice(0, 10),
});

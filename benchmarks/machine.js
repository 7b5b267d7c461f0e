import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and when: figures mean nothing without it. */
export const describeMachine = () => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
  memory: Math.round(totalmem() / 2 ** 30),
  kernel: `${type()} ${release()} ${process.arch}`,
  node: process.version.slice(1),
  date: new Date().toISOString().slice(0, 10),
  load: loadavg()[0].toFixed(1),
});

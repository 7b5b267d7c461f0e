import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs Node in a fresh process, in this folder, and gives what it printed. */
export const runNode = (args, { node = process.execPath, env = {} } = {}) =>
  execFileSync(node, args, {
    cwd: here,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

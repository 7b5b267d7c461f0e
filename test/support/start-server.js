import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';

const SECONDS_TO_START = 20;

/**
 * Starts a server as its user would, on a free port, and waits until it prints its URL.
 * @returns {Promise<{ url: string, pid: number, output: () => string, stop: () => Promise<void> }>}
 */
export async function startServer(file, env = {}) {
  const child = spawn(process.execPath, [file], {
    cwd: dirname(file),
    env: { PATH: process.env.PATH, PORT: '0', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  let output = '';
  try {
    const url = await new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${file} ${why}:\n${output}`));
      const timer = setTimeout(fail, SECONDS_TO_START * 1000, `printed no URL in ${SECONDS_TO_START} s`);
      const read = (chunk) => {
        output += chunk;
        const [printed] = /http:\/\/[\w.]+:\d+/.exec(output) ?? [];
        if (!printed) return;
        clearTimeout(timer);
        resolve(printed);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      exited.then(() => {
        clearTimeout(timer);
        fail('ended');
      });
    });
    return { url, pid: child.pid, output: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

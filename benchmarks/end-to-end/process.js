// A server in a fresh process, and the processor time that it has taken.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Starts it, and waits for the line of JSON in which it says its port; see servers/answer.js. */
export async function startServer([command, ...args], cwd) {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
  });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk) => {
    complained = (complained + chunk).slice(-2000);
  });
  const port = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${[command, ...args].join(' ')} ${why}\n${complained}`));
    const timer = setTimeout(fail, 20_000, 'did not say its port in 20 s');
    child.on('error', ({ message }) => fail(message));
    child.on('exit', (code) => fail(`ended with ${code}`));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const line = /^\{.*\}$/m.exec(said)?.[0];
      if (!line) return;
      clearTimeout(timer);
      resolve(JSON.parse(line).port);
    });
  });
  return {
    port,
    cpu: () => cpuOf(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', resolve);
        child.kill('SIGKILL');
      }),
  };
}

/** Nanoseconds that a process has run on a processor, all threads together; NaN where the system does not say. */
function cpuOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]))
      .reduce((sum, ns) => sum + ns, 0);
  } catch {
    return Number.NaN;
  }
}

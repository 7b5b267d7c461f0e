import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { notTestedHere } from '../runners/missing.js';

/** Programs that a user's PATH often does not have. */
const SYSTEM = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/** The path of a proxy; when it is missing says so in one line, and fails where nothing may be missing. */
export function findProxy(command, install) {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM];
  const found = places.map((place) => join(place, command)).find((path) => existsSync(path));
  if (!found) notTestedHere(`${command}, \`${install}\``);
  return found;
}

/** Starts a proxy in the foreground and waits until it listens at all its ports. It is stopped by its process id. */
export async function startProcess(command, args, { ports, signal = 'SIGTERM', env = {} }) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
  }
  const exited = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(`ended with ${code}`));
  }).then((why) => {
    ended = true;
    return why;
  });
  const fail = async (why) => {
    child.kill('SIGKILL');
    throw new Error(`${command} ${args.join(' ')} ${why}\n${said}`);
  };
  for (let i = 0; !(await listenAll(ports)); i++) {
    if (ended) await fail(await exited);
    if (i === 300) await fail('did not listen within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (ended) await fail(await exited);
  return {
    pid: child.pid,
    said: () => said,
    async stop() {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Caddy takes its ports in no order. */
const listenAll = async (ports) => (await Promise.all(ports.map(listens))).every(Boolean);

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

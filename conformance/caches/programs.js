import { spawn, spawnSync } from 'node:child_process';
import { notTestedHere } from '../runners/missing.js';
import { untilListening } from './sockets.js';

/** The programs that are needed, by the name of Debian's package; says in one line which is missing. */
export function hasPrograms(names) {
  const missing = names.filter(
    (name) => spawnSync(COMMANDS[name][0], COMMANDS[name].slice(1), { env }).error,
  );
  for (const name of missing) notTestedHere(`${name}, \`apt-get install ${name}\``);
  return missing.length === 0;
}

// Where Debian puts servers, which not every user has in the path.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };

const COMMANDS = { nginx: ['nginx', '-v'], varnish: ['varnishd', '-V'] };

/**
 * Until 1.23 nginx as a cache reads the last of several lines of `Vary` and no other. What an application says in the
 * first is then lost on everyone, whoever adds a line after it; Origin, which comes last, is not.
 */
export function readsLastVaryOnly() {
  const { stderr } = spawnSync('nginx', ['-v'], { env, encoding: 'utf8' });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stderr) ?? [];
  return Number(major) === 1 && Number(minor) < 23;
}

/** Starts a program in the foreground and waits for its sockets; it is stopped by its process id. */
export async function startProgram(command, args, paths) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
  }
  const ended = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}\n${said}`)));
  });
  ended.catch(() => {});
  await Promise.race([untilListening(paths), ended]);
  return async () => {
    child.kill('SIGTERM');
    await ended.catch(() => {});
  };
}

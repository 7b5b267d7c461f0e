import { spawn } from 'node:child_process';

/** Starts a proxy and waits for what it says when it is ready, on either of its outputs. It is stopped by its process id. */
export async function launch(command, args, { folder, until }) {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, HOME: folder } });
  let said = '';
  await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${command} ${args.join(' ')} ${why}\n${said.slice(-4000)}`));
    const timer = setTimeout(fail, 30_000, 'was not ready within 30 s');
    const listen = (chunk) => {
      said += chunk;
      if (!until.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
  return { said: () => said, stop: () => child.kill('SIGKILL') };
}

// A guide is a program: its files are written, its servers run, its commands are typed, and what they print is put where
// the guide says what they print.
//
//   <!-- file: NAME -->            the block below is that file
//   <!-- server: NAME -->          the commands of the block below find that file running, where it says port 8000
//   ```console                     `$ fullcors ...`, `$ cat FILE` or `$ echo $?`, and below each what it prints
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, '.e2e/node_modules/@fullcors/cli/dist/bin/bin.js');

const FILE = /<!-- file: (\S+) -->\n\n```\w+\n(.*?)```/gs;
const CONSOLE = /(?:<!-- server: (\S+) -->\n\n)?```console\n(.*?)```/gs;

/** The text of a guide with what its commands print now. */
export async function play(guide) {
  const text = readFileSync(guide, 'utf8');
  const name = relative(root, guide).replace(/\W+/g, '-');
  const folder = join(root, '.e2e/guides', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [, name, content] of text.matchAll(FILE)) write(join(folder, name), content);
  if (!text.includes('<!-- file: package.json -->')) {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  }
  let played = '';
  let at = 0;
  for (const match of text.matchAll(CONSOLE)) {
    const [block, server, commands] = match;
    // A curl is tried by the page's own test.
    if (/^\$ curl /m.test(commands)) continue;
    const start = match.index + block.indexOf('```console\n') + '```console\n'.length;
    played += text.slice(at, start) + (await type(commands, folder, server));
    at = start + commands.length;
  }
  return played + text.slice(at);
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Types the commands of a block, with a server of the guide running. */
async function type(block, folder, server) {
  // As many digits as in the guide, so that lines break where they break there.
  const port = server ? await freePort() : undefined;
  const stop = server ? await start(join(folder, server), port) : () => {};
  try {
    let code = 0;
    const commands = block.split('\n').filter((line) => line.startsWith('$ '));
    const printed = commands.map((line) => {
      const command = line.slice(2);
      if (command === 'echo $?') return `${line}\n${code}\n`;
      const run = command.replace(
        /(^|&& )(npx )?(@fullcors\/cli|fullcors)\b/,
        `$1"${process.execPath}" "${bin}"`,
      );
      const ported = port ? run.replaceAll(':8000', `:${port}`) : run;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', ported], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 30_000,
        env: { PATH: process.env.PATH },
      });
      code = status;
      // The packages under test are further up than a reader's.
      const said = (stdout + stderr)
        .replaceAll(folder, '~/project')
        .replace(/(\.\.\/)+node_modules\//g, './node_modules/');
      return `${line}\n${port ? said.replaceAll(`:${port}`, ':8000') : said}`;
    });
    return printed.join('');
  } finally {
    stop();
  }
}

/** Runs a server of a guide, which says that it listens at 8000, at another port. */
async function start(file, port) {
  const ported = file.replace(/(\.\w+)$/, `.${port}$1`);
  writeFileSync(ported, readFileSync(file, 'utf8').replaceAll('8000', String(port)));
  const server = spawn(process.execPath, [ported], { env: { PATH: process.env.PATH }, stdio: 'inherit' });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await sleep(50);
  return () => server.kill('SIGKILL');
}

const answers = (port) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

async function freePort() {
  for (let port = 8100; port < 9900; port += 7) {
    const isFree = await new Promise((resolve) => {
      const server = createServer()
        .once('error', () => resolve(false))
        .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error('no port of four digits is free');
}

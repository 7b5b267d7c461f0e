// The middlewares of other languages, each beside its own bare server. Built in a folder that is thrown away, where the
// toolchain is there; what is not is named in one line.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const python = fileURLToPath(new URL('../../../.venv/fastapi/bin/python', import.meta.url));

const LANGUAGES = [
  {
    name: 'net/http, Go',
    needs: 'Go, `apt-get install golang`',
    folder: 'go',
    build: (folder) => run('go', ['build', '-o', 'server', '.'], folder),
    command: (folder) => [join(folder, 'server')],
    peers: ['jub0bs', 'rs'],
  },
  {
    name: 'axum, Rust',
    needs: 'Rust, `apt-get install cargo`',
    folder: 'rust',
    build: (folder) => run('cargo', ['build', '--release', '--quiet'], folder),
    command: (folder) => [join(folder, 'target/release/benchmarks')],
    peers: ['tower-http'],
  },
  {
    name: 'Starlette, Python',
    needs: 'FastAPI, `scripts/setup-fastapi`',
    folder: 'python',
    build: () => {
      if (!existsSync(python)) throw new Error('missing');
    },
    command: (folder) => [python, join(folder, 'app.py')],
    peers: ['starlette'],
  },
];

/** @returns what frameworks.js lists; `dispose` removes what was built */
export function otherLanguages() {
  const built = mkdtempSync(join(tmpdir(), 'fullcors-benchmarks-'));
  const frameworks = LANGUAGES.flatMap(({ name, needs, folder, build, command, peers }) => {
    const at = join(built, folder);
    cpSync(join(here, folder), at, { recursive: true });
    try {
      build(at);
    } catch (error) {
      console.error(
        `not measured here: ${needs} (${String(error.stderr || error.message)
          .trim()
          .split('\n')
          .at(-1)})`,
      );
      return [];
    }
    const commands = Object.fromEntries(
      ['none', ...peers].map((variant) => [variant, [...command(at), variant]]),
    );
    return [{ name, commands, baseline: 'none' }];
  });
  return { frameworks, dispose: () => rmSync(built, { recursive: true, force: true }) };
}

const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });

import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Manifest } from './project.js';

const NAMES = ['server', 'index', 'main', 'app'];
const FOLDERS = ['src', '.'];
const EXTENSIONS = ['ts', 'mts', 'js', 'mjs', 'cjs'];

/** Where the server begins: what a script starts, what `main` names, or a file that is called so. */
export function findEntry(cwd: string, { main, scripts = {} }: Manifest): string | undefined {
  const started = ['start', 'dev', 'serve'].flatMap((name) =>
    [...(scripts[name] ?? '').matchAll(/(?:^|\s)(\.?\/?[\w@./-]+\.[mc]?[jt]s)(?=\s|$)/g)].map(
      ([, path]) => path as string,
    ),
  );
  const usual = NAMES.flatMap((name) =>
    FOLDERS.flatMap((folder) => EXTENSIONS.map((extension) => join(folder, `${name}.${extension}`))),
  );
  const candidates = [...started, ...(main ? [main] : []), ...usual].map((path) => normalize(path));
  // What is built is no place to write in.
  return candidates.find((path) => !/(^|\/)(dist|build|out)\//.test(path) && existsSync(join(cwd, path)));
}

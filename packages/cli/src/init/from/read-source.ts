import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { CannotRun } from '../../exit.js';
import type { Found } from './value.js';

const SCRIPT = /^\.[mc]?[jt]sx?$/;
/** No source is larger, and what is may be anything. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Every configuration of CORS in a file. @throws CannotRun where there is none, or the file cannot be read. */
export async function readSource(cwd: string, given: string): Promise<readonly [Found, ...Found[]]> {
  const path = resolve(cwd, given);
  if (!existsSync(path)) {
    throw new CannotRun(`there is no file ${given}`, `mind the path; it is looked for from ${cwd}`);
  }
  const stat = statSync(path);
  if (stat.isDirectory()) {
    throw new CannotRun(`${given} is a directory`, 'name the file in which CORS is configured');
  }
  if (stat.size > MAX_BYTES)
    throw new CannotRun(`${given} is larger than 4 MB`, 'name the source, not what is built of it');
  const text = readFileSync(path, 'utf8');
  const [first, ...more] = await findIn(text, given);
  if (!first) {
    throw new CannotRun(
      `${given} configures no CORS that is known here`,
      'name the file that calls cors(), app.register(cors), enableCors() or add_middleware(CORSMiddleware)',
    );
  }
  return [first, ...more];
}

async function findIn(text: string, shown: string): Promise<readonly Found[]> {
  const extension = extname(shown).toLowerCase();
  if (extension === '.py') return (await import('./python/find.js')).findInPython(text);
  if (SCRIPT.test(extension)) return (await import('./script/find.js')).findInScript(text, shown);
  throw new CannotRun(
    `${shown} is neither JavaScript, TypeScript nor Python`,
    'what is configured elsewhere is said by flags: fullcors init --help',
  );
}

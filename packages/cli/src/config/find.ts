import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CannotRun } from '../exit.js';
import { POLICY_FILE_NAMES } from './policy-file.js';

/** A path as a person would say it from where they are. */
export const shownPath = (cwd: string, path: string): string => {
  const short = relative(cwd, path);
  return short === '' ? '.' : short.startsWith('..') && short.length > path.length ? path : short;
};

/**
 * The policy file: the one that is given, else `cors.config.*` here, in `src`, or in the nearest directory above.
 * @throws CannotRun where there is none, or more than one beside each other.
 */
export function findPolicyFile(cwd: string, given?: string): string {
  if (given !== undefined) return givenFile(cwd, given);
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    // A compiler that takes its sources from src takes the policy from there as well.
    const found = ['', 'src'].flatMap((folder) =>
      candidates(join(directory, folder)).map((name) => join(folder, name)),
    );
    if (found.length > 1) {
      const names = found.map((name) => shownPath(cwd, join(directory, name))).join(' and ');
      throw new CannotRun(`there are ${names}, and only one can be the policy`, 'keep one, or say --config');
    }
    const [name] = found;
    if (name) return join(directory, name);
    if (dirname(directory) === directory) break;
  }
  throw new CannotRun(
    'there is no cors.config.ts (or .mjs, .js, .json, .yaml, .toml), here or further up',
    'write one with fullcors init, or say --config <file>',
  );
}

const candidates = (directory: string): readonly string[] => {
  try {
    const names = new Set(readdirSync(directory));
    return POLICY_FILE_NAMES.filter((name) => names.has(name));
  } catch {
    return [];
  }
};

function givenFile(cwd: string, given: string): string {
  const path = resolve(cwd, given);
  if (!existsSync(path)) {
    throw new CannotRun(`there is no file ${given}`, `mind the path; it is looked for from ${cwd}`);
  }
  if (statSync(path).isDirectory()) {
    const [name] = candidates(path);
    throw new CannotRun(
      `${given} is a directory`,
      name ? `say --config ${join(given, name)}` : 'name the file in it',
    );
  }
  return path;
}

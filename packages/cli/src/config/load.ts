import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { CorsOptions } from 'fullcors';
import { CannotRun } from '../exit.js';
import { findPolicyFile, shownPath } from './find.js';
import { POLICY_FILE_NAMES, type PolicyFile } from './policy-file.js';

/** What a format's reader gives: what the file says, and where. */
export interface Read {
  readonly value: unknown;
  readonly locate: PolicyFile['locate'];
}

/** Path, the name for people, and the text -> what it says. Each reader is loaded when its format is met. */
export type Reader = (path: string, shown: string, text: string) => Promise<Read>;

const script = (): Promise<Reader> => import('./read-script.js').then(({ readScript }) => readScript);
const yaml = (): Promise<Reader> => import('./read-yaml.js').then(({ readYaml }) => readYaml);
const toml = (): Promise<Reader> => import('./read-toml.js').then(({ readToml }) => readToml);

const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  '.ts': script,
  '.mts': script,
  '.cts': script,
  '.js': script,
  '.mjs': script,
  '.cjs': script,
  // JSON is YAML, and one reader knows the lines of both.
  '.json': yaml,
  '.yaml': yaml,
  '.yml': yaml,
  '.toml': toml,
};

/** A policy of a million origins is written by no hand. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Finds the policy file and reads it. What it says has not been validated but that it is one object.
 * @throws CannotRun with file, line and fix.
 */
export async function loadPolicyFile(cwd: string, given?: string): Promise<PolicyFile> {
  const path = findPolicyFile(cwd, given);
  const shown = shownPath(cwd, path);
  const findReader = READERS[extname(path).toLowerCase()];
  if (!findReader) {
    const known = [...new Set(POLICY_FILE_NAMES.map((name) => extname(name)))].join(', ');
    throw new CannotRun(`${shown} has none of the extensions ${known}`, 'rename it, or name another file');
  }
  if (statSync(path).size > MAX_BYTES) throw new CannotRun(`${shown} is larger than 64 MB`);
  const { value, locate } = await (await findReader())(path, shown, readText(path, shown));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CannotRun(
      `${shown} does not hold one object of options, but ${describe(value)}`,
      "write export default defineCors({ allowOrigins: ['https://app.example.com'] }), or the same object as data",
    );
  }
  return { path, shown, options: value as CorsOptions, locate };
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotRun(`${shown} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

const describe = (value: unknown): string =>
  value === undefined || value === null
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'function'
        ? 'a function'
        : `${JSON.stringify(value)}`;

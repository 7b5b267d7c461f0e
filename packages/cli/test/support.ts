import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { run } from '../src/program.js';
import type { Terminal } from '../src/terminal/terminal.js';

/** Below the house, so that `import 'fullcors'` is found from there. */
const PROJECTS = fileURLToPath(new URL('../../../.e2e/cli/', import.meta.url));

/** A directory with these files, until the test has ended. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  mkdirSync(PROJECTS, { recursive: true });
  const folder = mkdtempSync(PROJECTS);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `fullcors` with these arguments, in a terminal that remembers. */
export async function runCli(args: readonly string[], given: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: process.cwd(),
    env: {},
    isInteractive: false,
    columns: 80,
    hasColor: false,
    ...given,
  });
  return { code, out, err };
}

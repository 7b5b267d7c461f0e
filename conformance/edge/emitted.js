import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cases } from '../cases/index.js';
import { policies } from '../policies.js';
import { emitted } from '../proxies/emitted.js';
import { E2E } from '../runners/run.js';

const isSaid = (name) => !policies[name].allowOriginIf;

/** The cases of policies that no file can say. */
export const notSaid = Object.fromEntries(
  cases.filter(({ policy }) => !isSaid(policy)).map(({ name }) => [name, 'only a server can ask a function']),
);

/** Every policy that can be emitted, written to a folder of its own beside the packed packages: name -> its file. */
export function writeEmitted(target) {
  const folder = join(E2E, 'edge', target);
  rmSync(folder, { recursive: true, force: true });
  return new Map(
    Object.keys(policies)
      .filter(isSaid)
      .map((name) => {
        const [file] = emitted(target, name, { allowGaps: false }).files;
        const path = join(folder, name, file.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, file.text);
        return [name, path];
      }),
  );
}

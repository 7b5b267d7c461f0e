import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/migrating.md'), 'utf8');

/** The blocks after a marker such as `<!-- file: express/before.js -->`, by name. */
function blocks(marker) {
  const pattern = new RegExp(`<!-- ${marker}: (\\S+) -->\\n+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'g');
  return new Map([...text.matchAll(pattern)].map(([, name, block]) => [name, block]));
}

export const files = blocks('file');
export const prints = blocks('prints');

/** The rows of "What becomes different": who meets each. */
export const differences = new Map(
  [...text.matchAll(/^\| *(D\d+) *\| *([\w, ]+?) *\|/gm)].map(([, id, peers]) => [id, peers.split(', ')]),
);

/** Writes every file of the page where `fullcors` resolves to the packed package. */
export function writeFiles() {
  const folder = join(root, '.e2e', 'migrating');
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  return (name) => join(folder, name);
}

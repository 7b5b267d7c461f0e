// The command line's guides are executed. After a change of words: npx vitest run test/guides -u
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { play } from './guides/play.js';

const GUIDES = ['doctor', 'environments'];

test.each(GUIDES)('what docs/%s.md says is printed is what is printed', async (name) => {
  const guide = fileURLToPath(new URL(`../docs/${name}.md`, import.meta.url));
  await expect(await play(guide)).toMatchFileSnapshot(guide);
});

test('docs/environments.md names every variable that is read, and no other', async () => {
  const at = (path) => fileURLToPath(new URL(path, import.meta.url));
  const table = at('../.e2e/node_modules/fullcors/dist/esm/policy/option-names.js');
  const { POLICY_OPTIONS } = await import(/* @vite-ignore */ table);
  const read = Object.entries(POLICY_OPTIONS)
    .filter(([name, kind]) => kind !== 'function' && !name.startsWith('dangerously'))
    .map(([name]) => `CORS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`);
  const rows = readFileSync(at('../docs/environments.md'), 'utf8').match(/^\| `CORS_.*$/gm);
  expect(rows.flatMap((row) => row.match(/CORS_\w+/g)).sort()).toEqual(read.sort());
});

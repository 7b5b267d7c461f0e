// The command line's guides are executed. After a change of words: npx vitest run test/guides -u
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LINTS } from '../packages/cli/dist/esm/check/lints/all.js';
import { FINDING_CODES } from '../packages/cli/dist/esm/doctor/finding.js';
import { play } from './guides/play.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const GUIDES = [
  'README.md',
  'packages/cli/README.md',
  'docs/check.md',
  'docs/doctor.md',
  'docs/emit/command.md',
  'docs/environments.md',
  'docs/explain.md',
];

test.each(GUIDES)('what %s says is printed is what is printed', async (guide) => {
  await expect(await play(at(guide))).toMatchFileSnapshot(at(guide));
});

/** The codes in the table below a marker. */
const codesIn = (page, marker) => {
  const [, table = ''] = readFileSync(at(page), 'utf8').split(`<!-- ${marker} -->`);
  const [rows] = table.trimStart().split('\n\n');
  return [...rows.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code).sort();
};

test('docs/check.md has every rule', () => {
  expect(codesIn('docs/check.md', 'lints')).toEqual(LINTS.map(({ code }) => code).sort());
});

test('docs/check.md has every problem', () => {
  const source = readFileSync(at('packages/fullcors/src/policy/problems.ts'), 'utf8');
  const codes = [...source.matchAll(/^ {2}'([a-z-]+)': \[/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codesIn('docs/check.md', 'problems')).toEqual(codes.sort());
});

test('docs/doctor.md has every finding', () => {
  expect(codesIn('docs/doctor.md', 'codes')).toEqual([...FINDING_CODES].sort());
});

test('docs/environments.md names every variable that is read, and no other', async () => {
  const table = at('.e2e/node_modules/fullcors/dist/esm/policy/option-names.js');
  const { POLICY_OPTIONS } = await import(/* @vite-ignore */ table);
  const read = Object.entries(POLICY_OPTIONS)
    .filter(([name, kind]) => kind !== 'function' && !name.startsWith('dangerously'))
    .map(([name]) => `CORS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`);
  const rows = readFileSync(at('docs/environments.md'), 'utf8').match(/^\| `CORS_.*$/gm);
  expect(rows.flatMap((row) => row.match(/CORS_\w+/g)).sort()).toEqual(read.sort());
});

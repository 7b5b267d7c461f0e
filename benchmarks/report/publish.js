// Writes what a whole run has measured to docs/performance: a page, its data, and a plot a level.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderMarkdown } from './markdown.js';
import { plotEndToEnd } from './plots/end-to-end.js';
import { plotInProcess } from './plots/in-process.js';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = at('docs/performance/');

export function publish(results) {
  mkdirSync(folder, { recursive: true });
  const write = (name, text) => writeFileSync(`${folder}${name}`, text);
  write('results.json', `${JSON.stringify(results, undefined, 2)}\n`);
  write('in-process.svg', plotInProcess(results));
  write('end-to-end.svg', plotEndToEnd(results));
  write('results.md', `# What was measured\n\n${renderMarkdown(results)}\n`);
  // As everything in the house is.
  execFileSync(process.execPath, [at('node_modules/@biomejs/biome/bin/biome'), 'format', '--write', folder]);
}

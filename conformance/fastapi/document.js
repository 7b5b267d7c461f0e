// The tables of docs/from-fastapi.md, made of differences.js. `node conformance/fastapi/document.js` writes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { answers, refusals } from './differences.js';

const cell = (text) => text.replaceAll('|', '\\|');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
const link = ([title, url]) => `[${title}](${url})`;

const python = (value) => {
  if (value === true) return 'True';
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  return typeof value === 'string' ? `${value.includes('\\') ? 'r' : ''}"${value}"` : String(value);
};
const call = (policy) =>
  `\`${Object.entries(policy)
    .map(([name, value]) => `${name}=${python(value)}`)
    .join(', ')}\``;

const sections = {
  answers: table(
    ['', 'FastAPI', 'fullcors', 'Why'],
    answers.map(({ what, fastapi, fullcors, why, see }) =>
      row(what, fastapi, fullcors, `${why} ${link(see)}`),
    ),
  ),
  refusals: table(
    ['', 'FastAPI', 'Write instead', 'Code, and why'],
    refusals.map(({ policy, fastapi, fix, code, see }) =>
      row(call(policy), fastapi, fix, `\`${code}\`, ${link(see)}`),
    ),
  ),
};

/** The guide with its tables as they should be. */
export const updated = (text) =>
  Object.entries(sections).reduce((guide, [name, section]) => {
    const [begin, end] = [
      `<!-- biome-ignore format: ${name}, made by conformance/fastapi/document.js -->`,
      `<!-- end of ${name} -->`,
    ];
    const [from, to] = [guide.indexOf(begin), guide.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/from-fastapi.md has no section ${name}`);
    return `${guide.slice(0, from + begin.length)}\n\n${section}\n\n${guide.slice(to)}`;
  }, text);

if (argv[1] === fileURLToPath(import.meta.url)) {
  const guide = new URL('../../docs/from-fastapi.md', import.meta.url);
  writeFileSync(guide, updated(readFileSync(guide, 'utf8')));
}

// Another commit beside this one: both builds are loaded by one process and served in turn, so that what else the machine
// does it does to both. The cost of a request only, not of a start.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measureInProcess } from '../in-process/index.js';
import { ratio, table } from '../report/table.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A median that is nearer to 1 is not worth a word; nor is one whose quartiles stand on both sides of 1. */
const LEAST = 0.03;

/** @returns {string} what has moved, as Markdown */
export function compareWith(ref, effort, choice) {
  const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
  const commit = git('rev-parse', '--short', '--verify', `${ref}^{commit}`);
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-against-'));
  const tree = join(folder, 'tree');
  try {
    git('worktree', 'add', '--detach', tree, commit);
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', join(tree, 'packages/fullcors/tsconfig.json')], {
      stdio: 'inherit',
    });
    const against = pathToFileURL(join(tree, 'packages/fullcors/')).href;
    return renderComparison(commit, measureInProcess(effort, { ...choice, against }));
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(folder, { recursive: true, force: true });
  }
}

function renderComparison(commit, scenarios) {
  const rows = Object.entries(scenarios).flatMap(([scenario, hosts]) =>
    Object.entries(hosts).map(([host, { before, after }]) => ({ scenario, host, before, after })),
  );
  const moved = rows.filter(
    ({ after }) => Math.abs(after.ratio - 1) >= LEAST && after.low > 1 === after.high > 1,
  );
  const list = (chosen) =>
    table(
      ['host', 'scenario', `${commit}, ns`, 'now, ns', 'ratio', 'quartiles'],
      chosen.map(({ scenario, host, before, after }) => [
        host,
        scenario,
        before.ns,
        after.ns,
        ratio(after.ratio),
        `${ratio(after.low)} to ${ratio(after.high)}`,
      ]),
    );
  return [
    `## Moved by ${100 * LEAST} % or more: ${moved.length} of ${rows.length}`,
    moved.length > 0 && list(moved.toSorted((a, b) => b.after.ratio - a.after.ratio)),
    '## All',
    list(rows),
  ]
    .filter(Boolean)
    .join('\n\n');
}

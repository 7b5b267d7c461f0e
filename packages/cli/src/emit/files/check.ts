import { join } from 'node:path';
import type { Emission } from '@fullcors/emit';
import { createTwoFilesPatch } from 'diff';
import type { EmitFlags } from '../../commands/emit.js';
import { shownPath } from '../../config/find.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { type Style, styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, shellWord, wrap } from '../../terminal/text.js';
import type { Subject } from '../emit.js';
import { folderAt, textAt } from './write.js';

/** A file that is to be there, and what is. */
interface Compared {
  readonly path: string;
  readonly state: 'same' | 'differs' | 'missing';
  /** From what is there to what is to be, as `diff -u` writes it; empty where they are the same. */
  readonly diff: string;
}

/** `--check`: whether what is deployed is what the policy file says; 1 where it is not. */
export function checkFiles(
  terminal: Terminal,
  { file, environment }: Subject,
  { target, files }: Emission,
  folder: string,
  flags: EmitFlags,
): ExitCode {
  const at = folderAt(terminal.cwd, folder);
  const compared = files.map(({ path, text }) => compareFile(terminal.cwd, join(at, path), text));
  const wrong = compared.filter(({ state }) => state !== 'same');
  const code = wrong.length === 0 ? EXIT.OK : EXIT.FOUND;
  if (flags.format === 'json') {
    const report = {
      version: 1,
      target,
      file: file.shown,
      environment,
      same: wrong.length === 0,
      files: compared,
    };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    return code;
  }
  const { columns } = terminal;
  const style = styleOf(terminal);
  if (wrong.length === 0) {
    terminal.out(
      `${wrap(`${style.green('✓')} ${folder} holds what ${file.shown} says (${target}, ${environment}).`, columns)}\n`,
    );
    return code;
  }
  const parts = wrong.map(({ path, state, diff }) =>
    state === 'missing' ? `${path} is missing.` : coloured(printable(diff), style).trimEnd(),
  );
  parts.push(
    [
      wrap(
        `${style.red('✗')} ${folder} does not hold what ${file.shown} says (${target}, ${environment}).`,
        columns,
      ),
      `  fix: ${commandOf(target, folder, flags)}`,
    ].join('\n'),
  );
  terminal.out(`${parts.join('\n\n')}\n`);
  return code;
}

/** What writes them, ready to be copied. */
const commandOf = (
  target: string,
  folder: string,
  { env, config, name, set = [], allowGaps }: EmitFlags,
): string =>
  [
    `fullcors emit ${target} --out ${folder}`,
    ...(env === undefined ? [] : [`--env ${env}`]),
    ...(config === undefined ? [] : [`--config ${config}`]),
    ...(name === undefined ? [] : [`--name ${name}`]),
    ...set.map((each) => `--set ${shellWord(each)}`),
    ...(allowGaps ? ['--allow-gaps'] : []),
  ].join(' ');

function compareFile(cwd: string, path: string, wanted: string): Compared {
  const shown = shownPath(cwd, path);
  const there = textAt(path);
  if (there === undefined) return { path: shown, state: 'missing', diff: '' };
  // Git may have given it the line ends of the machine.
  const same = there.replaceAll('\r\n', '\n') === wanted;
  if (same) return { path: shown, state: 'same', diff: '' };
  const diff = createTwoFilesPatch(shown, shown, there, wanted, 'there', 'by the policy', { context: 2 });
  return { path: shown, state: 'differs', diff: diff.replace(/^Index: .*\n=+\n/, '') };
}

const coloured = (diff: string, style: Style): string =>
  diff
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return style.bold(line);
      if (line.startsWith('@@')) return style.cyan(line);
      if (line.startsWith('+')) return style.green(line);
      return line.startsWith('-') ? style.red(line) : line;
    })
    .join('\n');

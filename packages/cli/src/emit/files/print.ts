import type { Emission } from '@fullcors/emit';
import { CannotRun } from '../../exit.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';

/**
 * On standard output, one file as it is. Several are shown one below the other to a person only: in a pipe they would run
 * into one file that no server reads, or reads wrongly.
 */
export function printFiles(
  terminal: Terminal,
  { target, files }: Emission,
  wanted: string | undefined,
): void {
  const names = files.map(({ path }) => path).join(', ');
  const [first] = files;
  if (wanted !== undefined) {
    const found = files.find(({ path }) => path === wanted);
    if (!found) throw new CannotRun(`${target} has no file ${JSON.stringify(wanted)}`, `there are ${names}`);
    terminal.out(found.text);
    return;
  }
  if (files.length === 1 && first) {
    terminal.out(first.text);
    return;
  }
  if (!terminal.isInteractive) {
    throw new CannotRun(
      `${target} has ${files.length} files, which cannot all be printed into one: ${names}`,
      'write them with --out <dir>, or print one with --file <name>; --format json holds all',
    );
  }
  const style = styleOf(terminal);
  terminal.out(files.map(({ path, text }) => `${style.dim(`==> ${path} <==`)}\n${text}`).join('\n'));
}

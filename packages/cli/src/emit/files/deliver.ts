import type { Emission } from '@fullcors/emit';
import type { EmitFlags } from '../../commands/emit.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/text.js';
import type { Subject } from '../emit.js';
import { gapText } from '../gap-report.js';
import { readSet, valuesOf } from '../values.js';
import { emissionAsJson } from './json.js';
import { printFiles } from './print.js';

/** Prints the files, writes them, or compares them with those that are there. */
export async function deliver(
  terminal: Terminal,
  subject: Subject,
  emission: Emission,
  flags: EmitFlags,
): Promise<ExitCode> {
  const { out, check, force = false, file, format } = flags;
  if (out !== undefined && check) {
    const { checkFiles } = await import('./check.js');
    return checkFiles(terminal, subject, emission, out, flags);
  }
  if (out !== undefined) {
    const { writeFiles } = await import('./write.js');
    const written = writeFiles(terminal.cwd, out, emission.files, force);
    if (format === 'json') terminal.out(emissionAsJson(subject, emission, written));
    else tell(terminal, subject, emission, flags, written);
    return EXIT.OK;
  }
  if (format === 'json') {
    terminal.out(emissionAsJson(subject, emission));
    return EXIT.OK;
  }
  printFiles(terminal, emission, file);
  tell(terminal, subject, emission, flags);
  return EXIT.OK;
}

/** Where each file goes, and what is to be known of it. Not on standard output, which is the configuration. */
function tell(
  terminal: Terminal,
  { gaps, file, environment }: Subject,
  { target, files }: Emission,
  flags: EmitFlags,
  written?: readonly string[],
): void {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const parts = [
    wrap(
      `${style.green('✓')} ${target} ${written ? 'written' : 'emitted'} from ${file.shown} (${environment}).`,
      columns,
    ),
    ...files.map(({ path, about }, i) =>
      [style.bold(written?.[i] ?? path), wrap(about, columns, '  ')].join('\n'),
    ),
    ...gaps.map((gap) => gapText(gap, terminal)),
    ...guessed(target, flags).map((text) => wrap(text, columns)),
  ];
  terminal.err(`${parts.join('\n\n')}\n`);
}

/** What the files name and nobody has said. */
function guessed(target: Emission['target'], { set }: EmitFlags): string[] {
  const said = readSet(set);
  const open = valuesOf(target).filter(({ name }) => said[name] === undefined);
  if (open.length === 0) return [];
  const list = open.map((value) => `${value.name}=${value.default} (${value.about})`).join(', ');
  return [`Nothing says what these are, so they are ${list}; --set name=value says it.`];
}

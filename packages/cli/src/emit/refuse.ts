import type { EmitFlags } from '../commands/emit.js';
import { EXIT, type ExitCode } from '../exit.js';
import { styleOf, type Terminal } from '../terminal/terminal.js';
import { wrap } from '../terminal/text.js';
import type { Subject } from './emit.js';
import { gapsAsJson, gapText } from './gap-report.js';

/** The target cannot hold the policy: nothing is emitted, and each gap says why and what to do. */
export function refuse(terminal: Terminal, subject: Subject, { format, allowGaps }: EmitFlags): ExitCode {
  const { file, environment, target, gaps } = subject;
  if (format === 'json') {
    const report = {
      version: 1,
      target,
      file: file.shown,
      environment,
      emitted: false,
      files: [],
      gaps: gapsAsJson(gaps),
    };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT.FOUND;
  }
  const { columns } = terminal;
  const style = styleOf(terminal);
  const widens = gaps.some(({ effect }) => effect === 'widens');
  const parts = [
    wrap(`${style.red('error:')} ${target} cannot say what ${file.shown} says (${environment}).`, columns),
    ...gaps.flatMap((gap) => ['', gapText(gap, terminal)]),
    '',
    wrap(
      widens
        ? `Nothing is emitted${allowGaps ? ', also with --allow-gaps' : ''}: it would let in more than the policy does.`
        : 'Nothing is emitted. --allow-gaps emits what is left: it lets in less than the policy does.',
      columns,
    ),
  ];
  // Not where the configuration would be: `fullcors emit nginx > cors.conf` is to leave an empty file.
  terminal.err(`${parts.join('\n')}\n`);
  return EXIT.FOUND;
}

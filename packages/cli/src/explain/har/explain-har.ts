import { EXIT, type ExitCode } from '../../exit.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import { doctorCommand } from '../doctor-command.js';
import { type HarFailure, type HarVerdict, judgeHar } from './judge-har.js';
import { readHar } from './read-har.js';

/** Every cross-origin failure in a HAR file, with its cause and its fix. */
export async function explainHar(
  terminal: Terminal,
  given: string,
  format: 'text' | 'json',
): Promise<ExitCode> {
  const verdict = await judgeHar(readHar(terminal.cwd, given));
  terminal.out(format === 'json' ? asJson(verdict) : asText(verdict, terminal));
  return verdict.failures.length > 0 ? EXIT.FOUND : EXIT.OK;
}

function asText({ har, judged, failures }: HarVerdict, terminal: Terminal): string {
  const style = styleOf(terminal);
  const { columns } = terminal;
  const parts = failures.map((failure) => failureText(failure, terminal));
  const requests = `${har.entries.length} request${har.entries.length === 1 ? '' : 's'}, ${judged} of them across origins`;
  const skipped = har.skipped > 0 ? ` ${har.skipped} could not be read.` : '';
  const sum =
    failures.length === 0
      ? `${style.green('✓')} No cross-origin failure in ${requests} (${printable(har.creator)}).${skipped}`
      : `${failures.length} cross-origin failure${failures.length === 1 ? '' : 's'} in ${requests} (${printable(har.creator)}).${skipped}`;
  return `${[...parts, wrap(sum, columns)].join('\n\n')}\n`;
}

function failureText(failure: HarFailure, terminal: Terminal): string {
  const style = styleOf(terminal);
  const { columns } = terminal;
  const { origin, method, url, code, why, fix, entries } = failure;
  const times = entries.length > 1 ? `  ${entries.length} times` : '';
  return [
    `${style.red('✗')} ${method} ${printable(url)}${style.dim(times)}`,
    wrap(printable(`A page at ${origin} asked, and ${why}.`), columns, '  '),
    wrap(printable(`fix: ${fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${code}]`),
    `  ${doctorCommand(code, { url, origin, method })}`,
  ].join('\n');
}

/** For machines. What is there stays; what is added is added at the end. */
const asJson = ({ har, judged, failures }: HarVerdict): string =>
  `${JSON.stringify({ version: 1, creator: har.creator, entries: har.entries.length, skipped: har.skipped, judged, failures }, null, 2)}\n`;

import { EXIT, type ExitCode } from '../../exit.js';
import { jsonText } from '../../terminal/json.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import { asTyped, doctorCommand } from '../doctor-command.js';
import { type HarFailure, type HarVerdict, judgeHar } from './judge-har.js';
import { readHar } from './read-har.js';

/** Every cross-origin failure in a HAR file, with its cause and its fix. */
export async function explainHar(
  terminal: Terminal,
  given: string,
  format: 'text' | 'json',
  credentials = false,
): Promise<ExitCode> {
  const verdict = await judgeHar(readHar(terminal.cwd, given), credentials);
  terminal.out(format === 'json' ? asJson(verdict) : asText(verdict, terminal));
  return verdict.failures.length > 0 ? EXIT.FOUND : EXIT.OK;
}

function asText(verdict: HarVerdict, terminal: Terminal): string {
  const { har, judged, failures, onlyWithout } = verdict;
  const style = styleOf(terminal);
  const { columns } = terminal;
  const parts = failures.map((failure) => failureText(failure, terminal));
  const requests = `${count(har.entries.length, 'request')}, ${judged} of them across origins`;
  const sum =
    failures.length === 0
      ? `${style.green('✓')} No cross-origin failure in ${requests} (${printable(har.creator)}).`
      : `${count(failures.length, 'cross-origin failure')} in ${requests} (${printable(har.creator)}).`;
  const skipped = har.skipped > 0 ? ` ${count(har.skipped, 'entry')} could not be read.` : '';
  parts.push(wrap(sum + skipped, columns));
  if (onlyWithout > 0) {
    parts.push(
      wrap(
        `${onlyWithout} would be blocked if the page had said credentials: 'include', which the file does not tell: if it did, add --credentials.`,
        columns,
      ),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

const count = (many: number, what: string): string =>
  `${many} ${many === 1 ? what : what.replace(/y$/, 'ie').concat('s')}`;

function failureText(failure: HarFailure, terminal: Terminal): string {
  const style = styleOf(terminal);
  const { columns } = terminal;
  const { origin, method, url, code, why, fix, entries } = failure;
  const times = entries.length > 1 ? `  ${entries.length} times` : '';
  return [
    `${style.red('✗')} ${printable(`${method} ${url}`)}${style.dim(times)}`,
    wrap(printable(`A page at ${origin} asked, and ${why}.`), columns, '  '),
    wrap(printable(`fix: ${fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${code}]`),
    ...(origin === 'null'
      ? []
      : [`  ${asTyped(doctorCommand(code, { url, origin, method }), terminal.env)}`]),
  ].join('\n');
}

/** For machines. What is there stays; what is added is added at the end. */
const asJson = ({ har, judged, failures, onlyWithout }: HarVerdict): string =>
  jsonText({
    version: 1,
    creator: har.creator,
    entries: har.entries.length,
    skipped: har.skipped,
    judged,
    failures,
    blockedOnlyWithCredentials: onlyWithout,
  });

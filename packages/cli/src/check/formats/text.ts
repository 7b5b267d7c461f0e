import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import type { Finding } from '../finding.js';
import { LINTS } from '../lints/all.js';
import { countsOf, placeOf, type Report } from '../report.js';

/** For a person at a terminal. */
export function asText(report: Report, terminal: Terminal): string {
  const { file, environments, findings, untried } = report;
  const style = styleOf(terminal);
  const checked = environments.join(', ');
  if (findings.length === 0) {
    return `${style.green('✓')} ${file.shown} is sound (${checked}).\n`;
  }
  const parts = findings.map((finding) => findingText(report, finding, terminal));
  const sum = `${countsOf(findings)} in ${file.shown} (${checked}).`;
  const more =
    untried.length > 0
      ? `${wrap(`${LINTS.length} rules were not tried for ${untried.join(', ')}: they look at a policy that has no such error. Run check again when it is put right.`, terminal.columns)}\n`
      : '';
  return `${parts.join('\n\n')}\n\n${style.bold(sum)}\n${more}`;
}

function findingText(report: Report, finding: Finding, terminal: Terminal): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const { severity, code, keyPath, environments } = finding;
  const paint = { error: style.red, warning: style.yellow, note: style.cyan }[severity];
  const where = report.environments.length > 1 ? `  ${style.dim(environments.join(', '))}` : '';
  return [
    `${placeOf(report, finding)}  ${paint(severity)}${where}`,
    wrap(printable(keyPath ? `${keyPath}: ${finding.message}` : finding.message), columns, '  '),
    wrap(printable(`fix: ${finding.fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${code}]`),
  ].join('\n');
}

import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import type { Finding } from '../finding.js';
import { countsOf, placeOf, type Report } from '../report.js';

/** For a person at a terminal. */
export function asText(report: Report, terminal: Terminal): string {
  const { file, environments, findings } = report;
  const style = styleOf(terminal);
  const checked = environments.join(', ');
  if (findings.length === 0) {
    return `${style.green('✓')} ${file.shown} is sound (${checked}).\n`;
  }
  const parts = findings.map((finding) => findingText(report, finding, terminal));
  const sum = `${countsOf(findings)} in ${file.shown} (${checked}).`;
  return `${parts.join('\n\n')}\n\n${style.bold(sum)}\n`;
}

function findingText(report: Report, finding: Finding, terminal: Terminal): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const { severity, code, keyPath, environments } = finding;
  const paint = { error: style.red, warning: style.yellow, note: style.cyan }[severity];
  const where = report.environments.length > 1 ? `  ${style.dim(environments.join(', '))}` : '';
  return [
    `${placeOf(report, finding)}  ${paint(severity)}${where}`,
    wrap(printable(`${keyPath}: ${finding.message}`), columns, '  '),
    wrap(printable(`fix: ${finding.fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${code}]`),
  ].join('\n');
}

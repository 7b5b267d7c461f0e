import { requestInWords } from '../../page/read.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { indented, wrap } from '../../terminal/text.js';
import type { Examination } from '../examine.js';
import type { Finding } from '../finding.js';
import { headsAsTheyShouldBe, serverFix } from './fixes.js';
import { headsOf, lineOf } from './heads.js';
import { sentOf, verdictOf } from './words.js';

/** For a person at a terminal. */
export function textReport(examination: Examination, terminal: Terminal, verbose: boolean): string {
  const { asked, findings, exchanges, verdict } = examination;
  const { columns } = terminal;
  const style = styleOf(terminal);
  const paint = { allowed: style.green, blocked: style.red, unknown: style.yellow }[verdict];
  const { title, detail } = verdictOf(examination);
  const parts = [
    wrap(`A page at ${asked.origin} asks ${asked.url.href}`, columns),
    wrap(`${requestInWords(asked.method, asked.headers, asked.credentials)}.`, columns),
    '',
    style.bold(paint(title)),
    wrap(detail, columns),
  ];
  const blocking = findings.filter(({ weight }) => weight === 'blocks');
  for (const finding of blocking) parts.push('', findingText(finding, terminal));
  parts.push(...asItShouldBe(examination, blocking, terminal));
  const others = findings.filter(({ weight }) => weight !== 'blocks');
  const wide = others.filter(({ mistake }) => mistake === 'too-wide');
  for (const finding of others) {
    // What one loose comparison lets in is one thing to read.
    if (wide.length > 1 && wide.includes(finding)) {
      if (finding === wide[0]) parts.push('', ...tooWideText(wide, terminal));
      if (finding !== wide.at(-1)) continue;
    } else parts.push('', findingText(finding, terminal));
    // Two pages of code are read by nobody: where something is blocked, that is what is put right first.
    if (finding.weight === 'risk' && blocking.length === 0)
      parts.push(...snippetOf(examination, finding, terminal));
  }
  parts.push('', wrap(sentOf(examination), columns));
  if (verbose) {
    for (const exchange of exchanges) {
      parts.push('', style.bold(lineOf(exchange)), ...headsOf(exchange).map((line) => `  ${line}`));
    }
  } else if (exchanges.length > 0) parts.push(style.dim('--verbose prints each with its answer.'));
  return `${parts.join('\n')}\n`;
}

function findingText(finding: Finding, terminal: Terminal): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const mark = { blocks: style.red('✗'), risk: style.yellow('!'), note: style.cyan('i') }[finding.weight];
  const proof = finding.proof.length > 0 ? `  (request ${finding.proof.join(', ')})` : '';
  return [
    `${mark} ${wrap(finding.what, columns, '  ').trimStart()}`,
    wrap(finding.why, columns, '  '),
    wrap(`fix: ${finding.fix}`, columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${finding.code}]${proof}`),
  ].join('\n');
}

function tooWideText(findings: readonly Finding[], terminal: Terminal): readonly string[] {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const [first] = findings as [Finding];
  return [
    `${style.yellow('!')} ${wrap('Origins are compared too loosely, and strangers are allowed:', columns, '  ').trimStart()}`,
    ...findings.flatMap(({ what, code, proof }) => [
      `  - ${wrap(what, columns, '    ').trimStart()}`,
      style.dim(`    [${code}]  (request ${proof.join(', ')})`),
    ]),
    wrap(first.why, columns, '  '),
    wrap(
      'fix: compare Origin with a list of your own origins, whole and letter by letter; an expression needs ^ and $, and \\. for a dot',
      columns,
      '  ',
    ).replace('fix:', style.bold('fix:')),
  ];
}

/** All fixes together: for the server that the answers betray, else as the answers themselves. */
function asItShouldBe(
  examination: Examination,
  blocking: readonly Finding[],
  terminal: Terminal,
): readonly string[] {
  const [first] = blocking;
  if (!first) return [];
  const snippet = snippetOf(examination, first, terminal);
  if (snippet.length > 0) return snippet;
  const style = styleOf(terminal);
  return headsAsTheyShouldBe(blocking).map(
    ({ title, lines }) => `\n  ${title}\n${style.cyan(indented(lines.join('\n'), '    '))}`,
  );
}

function snippetOf(examination: Examination, finding: Finding, terminal: Terminal): readonly string[] {
  const fix = serverFix(examination, finding);
  if (!fix) return [];
  const { server, evidence } = fix.server;
  return [
    '',
    wrap(`With ${server.name} (${evidence}): ${fix.where}`, terminal.columns, '  '),
    styleOf(terminal).cyan(indented(fix.code.trimEnd(), '    ')),
  ];
}

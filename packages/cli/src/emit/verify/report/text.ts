import type { Topic } from '@fullcors/emit/verify';
import { fieldOf } from '../../../doctor/wire.js';
import { styleOf, type Terminal } from '../../../terminal/terminal.js';
import { printable, wrap } from '../../../terminal/text.js';
import type { Subject } from '../../emit.js';
import { type AnsweredRow, isUnanswered, isWrong, type Verification } from '../result.js';
import { type Finding, findingsOf } from './findings.js';
import { DIFFERENCES, TOPICS } from './words.js';

/** Rows of a finding that are shown without --verbose: more of what matters. */
const MAX_SHOWN = { widens: 4, narrows: 3, differs: 1 } as const;
const EFFECTS = { widens: 'WIDER', narrows: 'NARROWER', differs: 'DIFFERENT' } as const;

/** For a person at a terminal. */
export const verificationsAsText = (
  subject: Subject,
  found: readonly Verification[],
  terminal: Terminal,
  isVerbose: boolean,
): string => `${found.map((each) => textOf(subject, each, terminal, isVerbose)).join('\n\n')}\n`;

function textOf(
  { file, environment, target }: Subject,
  { url, route, otherRoutes, rows }: Verification,
  terminal: Terminal,
  isVerbose: boolean,
): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const findings = findingsOf(rows);
  const wrong = rows.filter(isWrong).length;
  const unanswered = rows.filter(isUnanswered).length;
  const by = target === undefined ? '' : `, emitted for ${target}`;
  const where = `${environment}${route === undefined ? '' : `, the route ${route}`}${by}`;
  const verdict =
    wrong > 0
      ? style.red(`DIFFERS in ${wrong} of ${rows.length} rows: ${effectsOf(rows)}`)
      : unanswered > 0
        ? style.yellow(`NOT KNOWN: ${unanswered} of ${rows.length} rows had no answer`)
        : style.green(`AS THE POLICY SAYS, in ${rows.length} rows`);
  const parts = [
    [wrap(url.href, columns), wrap(`against ${file.shown} (${where})`, columns)].join('\n'),
    style.bold(verdict),
    topicsText(rows, terminal, isVerbose),
    ...findings.map((finding) => findingText(finding, terminal, isVerbose)),
    notesText(url, otherRoutes, rows, columns),
  ];
  return parts.join('\n\n');
}

/** One line a topic; with --verbose one a row. */
function topicsText(rows: readonly AnsweredRow[], terminal: Terminal, isVerbose: boolean): string {
  const style = styleOf(terminal);
  const mark = (of: readonly AnsweredRow[]): string => {
    if (of.some((one) => isWrong(one) && effectOf(one) !== 'differs')) return style.red('✗');
    if (of.some(isWrong)) return style.yellow('!');
    return of.some(isUnanswered) ? style.yellow('?') : style.green('✓');
  };
  const width = Math.max(...Object.values(TOPICS).map((title) => title.length)) + 2;
  const lines = [...new Set(rows.map(({ row }) => row.topic))].flatMap((topic: Topic) => {
    const of = rows.filter(({ row }) => row.topic === topic);
    const wrong = of.some(isWrong) ? `: ${effectsOf(of)}` : '';
    const known = of.filter((one) => !isWrong(one) && one.differences.length > 0).length;
    const count = `${of.length}${wrong}${known > 0 ? `, ${known} of them known to differ` : ''}`;
    const details = isVerbose ? of.map((one) => rowText(one, mark([one]), terminal)) : [];
    return [`${mark(of)} ${TOPICS[topic].padEnd(width)}${count}`, ...details];
  });
  return lines.join('\n');
}

function rowText({ row, exchange }: AnsweredRow, mark: string, terminal: Terminal): string {
  const { response, error } = exchange;
  const answer = response ? `${response.status}` : `no answer (${error?.code ?? 'closed'})`;
  const text = printable(`${row.name}: ${answer} (${row.about})`);
  return `  ${mark} ${wrap(text, terminal.columns, '    ').trimStart()}`;
}

function findingText({ code, effect, gap, rows }: Finding, terminal: Terminal, isVerbose: boolean): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const [what, fix] = DIFFERENCES[code];
  const paint = gap ? style.cyan : effect === 'differs' ? style.yellow : style.red;
  const mark = gap ? style.cyan('i') : effect === 'differs' ? paint('!') : paint('✗');
  const shown = isVerbose ? rows : rows.slice(0, gap ? 1 : MAX_SHOWN[effect]);
  const more = rows.length - shown.length;
  const lines = [
    `${mark} ${wrap(`${paint(EFFECTS[effect])}  ${what}`, columns, '  ').trimStart()}`,
    ...shown.flatMap(({ answered: { row }, difference: { field, wanted, got } }) => [
      wrap(printable(`- ${row.name} (${row.about})`), columns, '    ').replace(/^ {2}/, ''),
      wrap(printable(`${field}: ${said(got)}; the policy: ${said(wanted)}`), columns, '      ').replace(
        /^ {2}/,
        '',
      ),
    ]),
    ...(more > 0 ? [`  and ${more} more row${more === 1 ? '' : 's'}; --verbose prints each`] : []),
    gap
      ? wrap(`known: ${gap.message}`, columns, '  ')
      : wrap(`fix: ${fix}`, columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${gap ? gap.code : code}]`),
  ];
  return lines.join('\n');
}

const said = (value: string | undefined): string =>
  value === undefined ? 'none' : value === '' ? 'empty' : value;

/** Where the first answer leads, if it leads elsewhere: mostly a scheme or a slash was forgotten. */
function redirectOf([first]: readonly AnsweredRow[]): string | undefined {
  const status = first?.exchange.response?.status ?? 0;
  return status >= 300 && status <= 399 ? fieldOf(first?.exchange, 'Location') : undefined;
}

/** The worst of a row that is wrong. */
const effectOf = ({ differences }: AnsweredRow): Finding['effect'] | undefined =>
  (['widens', 'narrows', 'differs'] as const).find((effect) =>
    differences.some((difference) => difference.effect === effect && !difference.gap),
  );

/** `6 wider, 2 narrower, 44 merely different`. */
function effectsOf(rows: readonly AnsweredRow[]): string {
  const words = { widens: 'wider', narrows: 'narrower', differs: 'merely different' };
  return (Object.keys(words) as Finding['effect'][])
    .map((effect) => ({ effect, count: rows.filter((one) => effectOf(one) === effect).length }))
    .filter(({ count }) => count > 0)
    .map(({ effect, count }) => `${count} ${words[effect]}`)
    .join(', ');
}

/** What was sent, so that nobody need wonder; and what was not, so that nobody thinks it was. */
function notesText(
  url: URL,
  otherRoutes: readonly string[],
  rows: readonly AnsweredRow[],
  columns: number,
): string {
  const exchanges = [...new Set(rows.map(({ exchange }) => exchange))];
  const methods = counted(exchanges.map(({ request }) => request.method)).map(
    ([method, count]) => `${count} ${method}`,
  );
  const statuses = counted(exchanges.map(({ response }) => response?.status ?? 'by nothing')).map(
    ([status, count]) => `${status} (${count})`,
  );
  const notes = [
    `Sent ${exchanges.length} requests (${methods.join(', ')}), all of them to ${url.href}; answered ${statuses.join(', ')}.`,
  ];
  const target = redirectOf(rows);
  if (target !== undefined) {
    notes.push(`It redirects to ${printable(target)}. Nothing was asked there: say --verify with that URL.`);
  }
  const isError = ({ exchange }: AnsweredRow): boolean =>
    exchange.request.method !== 'OPTIONS' && (exchange.response?.status ?? 0) >= 400;
  if (!rows.some(isError)) {
    notes.push(
      'No answer was an error. To see that errors carry the fields as well, say --verify once more, with a URL that is not found.',
    );
  }
  if (otherRoutes.length > 0) {
    notes.push(
      `The policy has routes of its own for ${otherRoutes.join(', ')}: say --verify once more, with a URL of each.`,
    );
  }
  return notes.map((note) => wrap(note, columns)).join('\n');
}

function counted<T>(values: readonly T[]): readonly (readonly [value: T, count: number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

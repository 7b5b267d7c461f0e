import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import type { Remark, RemarkKind } from '../remark.js';

const TITLES: readonly (readonly [RemarkKind, string])[] = [
  ['unsafe', 'Unsafe, and not carried over'],
  ['by-hand', 'Not translated: by hand'],
  ['dead', 'Said there, without effect: left out'],
  ['changed', 'Worth knowing'],
];

/** What was found in a configuration, the worst first, each with its place. */
export function remarksText(remarks: readonly Remark[], shown: string, terminal: Terminal): string {
  const style = styleOf(terminal);
  const paint = { unsafe: style.red, 'by-hand': style.yellow, dead: style.cyan, changed: style.cyan };
  const parts = TITLES.flatMap(([kind, title]) => {
    const these = remarks.filter((remark) => remark.kind === kind);
    if (these.length === 0) return [];
    return [[paint[kind](title), ...these.map((remark) => remarkText(remark, shown, terminal))].join('\n')];
  });
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

function remarkText({ place, message, fix }: Remark, shown: string, terminal: Terminal): string {
  const style = styleOf(terminal);
  const lines = [
    style.dim(`  ${shown}${place ? `:${place.line}:${place.column}` : ''}`),
    wrap(printable(message), terminal.columns, '  '),
  ];
  if (fix)
    lines.push(wrap(printable(`fix: ${fix}`), terminal.columns, '  ').replace('fix:', style.bold('fix:')));
  return lines.join('\n');
}

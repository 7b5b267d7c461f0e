import type { Gap } from '@fullcors/emit';
import { styleOf, type Terminal } from '../terminal/terminal.js';
import { printable, wrap } from '../terminal/text.js';
import type { PlacedGap } from './placed-gap.js';

const EFFECTS: Readonly<Record<Gap['effect'], string>> = {
  widens: 'would let in more',
  narrows: 'lets in less',
  differs: 'differs',
};

export function gapText(
  { where, effect, keyPath, message, fix, code }: PlacedGap,
  terminal: Terminal,
): string {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const paint = { widens: style.red, narrows: style.yellow, differs: style.cyan }[effect];
  return [
    `${where || 'whatever the policy'}  ${paint(EFFECTS[effect])}`,
    wrap(printable(keyPath ? `${keyPath}: ${message}` : message), columns, '  '),
    wrap(printable(`fix: ${fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${code}]`),
  ].join('\n');
}

export const gapsAsJson = (gaps: readonly PlacedGap[]) =>
  gaps.map(({ code, effect, keyPath, line, column, message, fix }) => ({
    code,
    effect,
    keyPath,
    line: line ?? null,
    column: column ?? null,
    message,
    fix,
  }));

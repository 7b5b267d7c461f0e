import { TARGETS, type TargetName } from '@fullcors/emit';
import { distance } from 'fastest-levenshtein';
import { CannotRun, EXIT, type ExitCode } from '../exit.js';
import { styleOf, type Terminal } from '../terminal/terminal.js';
import { wrap } from '../terminal/text.js';
import { valuesOf } from './values.js';

const NAMES = Object.keys(TARGETS) as TargetName[];

/** @throws CannotRun with what was probably meant, and with all that there is. */
export function findTarget(given: string): TargetName {
  const found = NAMES.find((name) => name === given);
  if (found) return found;
  const meant = nearest(given);
  throw new CannotRun(
    `${JSON.stringify(given)} is no target`,
    `${meant ? `did you mean ${meant}? There` : 'there'} are ${NAMES.join(', ')}`,
  );
}

function nearest(given: string): TargetName | undefined {
  const wanted = given.toLowerCase();
  const part = NAMES.find((name) => wanted.length > 1 && (name.includes(wanted) || wanted.includes(name)));
  if (part) return part;
  const [best] = NAMES.map((name) => ({ name, cost: distance(wanted, name) })).sort(
    (a, b) => a.cost - b.cost,
  );
  return best && best.cost <= Math.max(2, wanted.length / 3) ? best.name : undefined;
}

/** For who does not know what to say yet. */
export function listTargets(terminal: Terminal, format: 'text' | 'json'): ExitCode {
  if (format === 'json') {
    const targets = NAMES.map((name) => ({ name, title: TARGETS[name].title, values: valuesOf(name) }));
    terminal.out(`${JSON.stringify({ version: 1, targets }, null, 2)}\n`);
    return EXIT.OK;
  }
  const style = styleOf(terminal);
  const width = Math.max(...NAMES.map((name) => name.length)) + 2;
  const lines = NAMES.map((name) => {
    const title = wrap(TARGETS[name].title, terminal.columns, ' '.repeat(width + 2)).trimStart();
    return `  ${style.bold(name.padEnd(width))}${title}`;
  });
  terminal.out(
    `${['What a policy can be emitted for:', '', ...lines, '', 'fullcors emit <target> --out <dir> writes the files.'].join('\n')}\n`,
  );
  return EXIT.OK;
}

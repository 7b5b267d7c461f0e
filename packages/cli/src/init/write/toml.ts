import { keyPathOf } from '../../config/key-path.js';
import type { Draft } from '../policy/draft.js';
import { plain } from './plain.js';
import type { Surroundings } from './write.js';

type Table = Readonly<Record<string, unknown>>;

export function asToml({ options, comments }: Draft, { schema }: Surroundings): string {
  const lines: string[] = [`#:schema ${schema}`];
  const comment = (path: readonly string[]): readonly string[] => {
    const said = comments.get(keyPathOf(path));
    return said ? [`# ${said}`] : [];
  };
  const write = (table: Table, path: readonly string[]): void => {
    const entries = Object.entries(table);
    const values = entries.filter(([, value]) => !isTable(value));
    const tables = entries.filter((entry): entry is [string, Table] => isTable(entry[1]));
    // A table that holds only tables needs no head of its own.
    if (path.length > 0 && (values.length > 0 || tables.length === 0)) {
      lines.push('', ...comment(path), `[${path.map(keyOf).join('.')}]`);
    } else if (path.length > 0) lines.push('', ...comment(path));
    for (const [key, value] of values)
      lines.push(...comment([...path, key]), `${keyOf(key)} = ${literal(value)}`);
    for (const [key, value] of tables) write(value, [...path, key]);
  };
  write(plain(options) as Table, []);
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (key: string): string => (/^[\w-]+$/.test(key) ? key : JSON.stringify(key));

/** JSON's strings, numbers and booleans are TOML's, and so is a list of them. */
function literal(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const line = `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  return line.length <= 80 ? line : `[\n${value.map((each) => `  ${JSON.stringify(each)},`).join('\n')}\n]`;
}

import { CannotRun } from '../../exit.js';

/** What JSON, YAML and TOML can hold of a value: an expression is written as text, a function not at all. */
export function plain(value: unknown): unknown {
  if (value instanceof RegExp) {
    if (value.flags) {
      throw new CannotRun(`${value} has flags, which only code can say`, 'write --format ts, js or mjs');
    }
    return value.source;
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

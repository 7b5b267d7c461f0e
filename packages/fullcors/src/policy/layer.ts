import { words } from '#words';
import type { Report, Said, SaidOptions } from './report.js';

/** Lays one object of options over what was said before. */
export function layer(
  report: Report,
  under: SaidOptions,
  options: unknown,
  path: string,
  names: readonly string[],
): SaidOptions {
  if (!isRecord(options)) {
    report.add('option-type', path || 'options', options, 'options');
    return under;
  }
  const said = new Map<string, Said>(under);
  for (const [name, value] of Object.entries(options)) {
    // What an editor reads of a policy file in JSON.
    if (name === '$schema' && !path) continue;
    const at = path ? `${path}.${name}` : name;
    if (!names.includes(name)) {
      report.add('option-unknown', at, value, name, names);
      // Origins said under another name are said: one problem, not two.
      if (words?.meantOption(name, names) === 'allowOrigins')
        said.set('allowOrigins', { value: [], path: at });
    } else if (value !== undefined) {
      said.set(name, { value, path: at });
    } else if (path) {
      // An unset variable must not fall back to a base that may be wider: expressjs/cors#323 opened servers so.
      report.add('option-undefined', at, value);
    }
  }
  return said;
}

/**
 * A plain object, of any realm. Of a Map, a class instance or an object that inherits its options, `Object.entries` sees
 * nothing, and a restriction would vanish without a word.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

import type { Place } from '../../../config/policy-file.js';
import type { Remark, RemarkKind } from '../../remark.js';
import type { Found, Value } from '../value.js';
import { DIALECTS, type Dialect } from './dialects.js';

/** One configuration while it is translated, and what there is to tell of it. */
export interface Reading {
  readonly found: Found;
  readonly dialect: Dialect;
  /** The options are not all known: what is not said here may be said there, so no default is taken. */
  readonly isOpaque: boolean;
  readonly remarks: Remark[];
  remark(kind: RemarkKind, place: Place | undefined, message: string, fix?: string): void;
}

export function readingOf(found: Found): Reading {
  const remarks: Remark[] = [];
  return {
    found,
    dialect: DIALECTS[found.peer],
    isOpaque: found.opaque.length > 0,
    remarks,
    remark(kind, place, message, fix) {
      remarks.push({ kind, place, message, ...(fix !== undefined && { fix }) });
    },
  };
}

/** What stands in the source, short enough to be quoted. */
export const quoted = ({ text }: Pick<Value, 'text'>): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};

/** Why a value cannot be read, as a sentence without its full stop. */
export function whyUnknown(value: Value): string {
  switch (value.kind) {
    case 'variable':
      return `${value.name} is a variable of the process, known when the server runs`;
    case 'function':
      return 'a function decides when it is asked';
    case 'choice':
      return `${quoted(value)} is chosen when the server runs`;
    case 'unknown':
      return `${quoted(value)} ${value.why}`;
    default:
      return `${quoted(value)} is nothing that is understood here`;
  }
}

/** `CORS_MAX_AGE`: the variable by which the deployment says an option. */
export const variableOf = (option: string): string => `CORS_${option.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** The texts of a list, or of one text with commas; what cannot be read is told, and is not among them. */
export function textsOf(reading: Reading, name: string, value: Value, option: string): readonly string[] {
  if (value.kind === 'nothing') return [];
  if (value.kind === 'text') {
    const { takesText, starMethods, title } = reading.dialect;
    // In Python, '*' is found in the text as it would be in a list.
    if (!takesText && starMethods && value.value.includes('*')) return ['*'];
    if (!takesText && value.value !== '') {
      const message = `${name}: ${title} takes a list; what it makes of ${quoted(value)} no browser reads. Left out.`;
      reading.remark('dead', value.place, message, `write it in ${option}, if it is meant`);
      return [];
    }
    return value.value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  }
  if (value.kind === 'list') {
    return value.items.flatMap((item) => {
      if (item.kind === 'text') return [item.value.trim()];
      byHand(reading, name, item, option);
      return [];
    });
  }
  byHand(reading, name, value, option);
  return [];
}

/** Tells that an option cannot be translated, and what to do. */
export function byHand(reading: Reading, name: string, value: Value, option: string): void {
  const variable = variableOf(option);
  const fix =
    value.kind === 'variable'
      ? `set ${variable} where ${value.name} is set today (values separated by commas): it replaces ${option}`
      : `write it in ${option}, or set ${variable} where the server runs`;
  reading.remark('by-hand', value.place, `${name}: ${whyUnknown(value)}.`, fix);
}

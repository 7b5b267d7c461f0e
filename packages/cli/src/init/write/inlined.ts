import { keyPathOf } from '../../config/key-path.js';

/** How a language writes what all of them write alike. */
export interface Style {
  readonly key: (name: string) => string;
  readonly text: (value: string) => string;
  /** Behind the last of several lines. */
  readonly last: '' | ',';
  readonly comment?: (keyPath: string) => string | undefined;
}

const MAX_COLUMNS = 90;

/**
 * An object as its language writes it: what fits into a line stands in one, below the top. The road not taken is a
 * formatter: the file is to look as a person would have written it, and then to be formatted by the project's own.
 */
export function inlined(
  value: unknown,
  style: Style,
  indent = '',
  path: readonly (string | number)[] = [],
): string {
  if (typeof value === 'string') return style.text(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const inner = `${indent}  `;
  const entries = isList
    ? value.map((each, i) => ({ key: '', at: [...path, i], each: each as unknown }))
    : Object.entries(value).map(([name, each]) => ({
        key: `${style.key(name)}: `,
        at: [...path, name],
        each: each as unknown,
      }));
  if (entries.length === 0) return `${open}${close}`;
  const parts = entries.map(({ key, at, each }) => ({
    text: `${key}${inlined(each, style, inner, at)}`,
    comment: style.comment?.(keyPathOf(at)),
  }));
  const pad = isList ? '' : ' ';
  const line = `${open}${pad}${parts.map(({ text }) => text).join(', ')}${pad}${close}`;
  const fits = indent.length + line.length <= MAX_COLUMNS && !line.includes('\n');
  if (path.length > 0 && fits && parts.every(({ comment }) => !comment)) return line;
  const lines = parts.map(({ text, comment }, i) => {
    const end = i < parts.length - 1 ? ',' : style.last;
    return `${comment ? `${inner}// ${comment}\n` : ''}${inner}${text}${end}`;
  });
  return `${open}\n${lines.join('\n')}\n${indent}${close}`;
}

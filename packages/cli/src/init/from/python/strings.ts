import { children, type SyntaxNode } from './syntax.js';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** The text of a string, or of several that stand beside each other; undefined for escapes that are not read. */
export function stringOf(node: SyntaxNode, textOf: (node: SyntaxNode) => string): string | undefined {
  if (node.name === 'ContinuedString') {
    const parts = children(node).map((part) => stringOf(part, textOf));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  const match = /^([a-z]*)("""|'''|"|')([\s\S]*)\2$/i.exec(textOf(node));
  const [, prefix = '', , body] = match ?? [];
  if (body === undefined || /[bf]/i.test(prefix)) return undefined;
  if (/r/i.test(prefix)) return body;
  let isRead = true;
  const text = body.replace(/\\([\s\S])/g, (whole, escaped: string) => {
    if (escaped === '\n') return '';
    const value = ESCAPES[escaped];
    if (value !== undefined) return value;
    // Python keeps the backslash before what is no escape, `\.` above all: expressions are often written so.
    if (/[abfvxuUN0-7]/.test(escaped)) isRead = false;
    return whole;
  });
  return isRead ? text : undefined;
}

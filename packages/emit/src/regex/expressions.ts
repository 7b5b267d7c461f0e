import type { ExpressionNode } from 'fullcors/origins';
import { type Dialect, literal } from './regex.js';

/** Every character that an origin in canonical form can hold; the hyphen last, as in a class. */
export const ORIGIN_CHARS = [...'abcdefghijklmnopqrstuvwxyz0123456789_.:/[]+-'];

/**
 * A parsed expression as source. A character table becomes the class of what it accepts of an origin's characters, so
 * that no quote, dollar or backslash of the user's gets into a configuration; undefined where no origin can match.
 * Anchors stay, so the text has to be the origin and nothing around it.
 */
export function expressionSource(dialect: Dialect, node: ExpressionNode): string | undefined {
  switch (node.kind) {
    case 'char':
      return charClass((char) => node.table[char.charCodeAt(0)] === 1);
    case 'start':
      return '^';
    case 'end':
      return dialect.end;
    case 'all': {
      const parts = node.of.map((part) => grouped(expressionSource(dialect, part), part.kind === 'any'));
      return parts.some((part) => part === undefined) ? undefined : parts.join('');
    }
    case 'any': {
      const parts = node.of.flatMap((part) => expressionSource(dialect, part) ?? []);
      return parts.length > 0 ? parts.join('|') : undefined;
    }
    case 'repeat': {
      const { of, min, max } = node;
      const part = expressionSource(dialect, of);
      if (part === undefined) return min === 0 ? '' : undefined;
      if (part === '' || max === 0) return '';
      return `${grouped(part, of.kind !== 'char')}${times(min, max)}`;
    }
  }
}

const grouped = <T extends string | undefined>(source: T, isNeeded: boolean): T | string =>
  source !== undefined && isNeeded && source !== '' ? `(?:${source})` : source;

function times(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

const RANGES = ['az', '09'].map((ends) => [ends.charCodeAt(0), ends.charCodeAt(1)] as const);

/** The characters of an origin that are accepted, as one literal or one class. */
function charClass(accepts: (char: string) => boolean): string | undefined {
  const chars = ORIGIN_CHARS.filter(accepts);
  if (chars.length === 0) return undefined;
  if (chars.length === 1) return literal(chars[0] as string);
  let text = '';
  for (let i = 0; i < chars.length; ) {
    const from = (chars[i] as string).charCodeAt(0);
    const range = RANGES.find(([first, last]) => from >= first && from <= last);
    let to = i;
    while (range && chars[to + 1]?.charCodeAt(0) === from + to + 1 - i && from + to + 1 - i <= range[1]) to++;
    if (to - i >= 2) text += `${chars[i]}-${chars[to]}`;
    else
      text += chars
        .slice(i, to + 1)
        .map(inClass)
        .join('');
    i = to + 1;
  }
  return `[${text}]`;
}

const inClass = (char: string): string => (/[\]\\[^]/.test(char) ? `\\${char}` : char);

import type { CharTable } from './program.js';

/** A construct that is refused, in words or as it is spelt. */
export class UnsupportedRegex extends Error {
  constructor(
    readonly code: 'regex-unsupported' | 'regex-unescaped-dot',
    readonly construct: string,
  ) {
    super(construct);
  }
}

/** An expression's syntax tree. */
export type Node =
  | { kind: 'char'; table: CharTable }
  | { kind: 'start' | 'end' }
  | { kind: 'all' | 'any'; of: Node[] }
  | { kind: 'repeat'; of: Node; min: number; max: number };

/** A valid expression -> its syntax tree. `RegExp` has checked the grammar; only extents matter here. */
export function parse({ source, flags }: RegExp): Node {
  const charFlags = flags.replace(/[^iu]/g, '');
  let at = 0;
  const node = alternatives();
  return node;

  function alternatives(): Node {
    const of = [sequence()];
    while (source[at] === '|') {
      at++;
      of.push(sequence());
    }
    return of.length === 1 ? (of[0] as Node) : { kind: 'any', of };
  }

  function sequence(): Node {
    const of: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') of.push(term());
    return { kind: 'all', of };
  }

  function term(): Node {
    const from = at;
    const node = atom();
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 64));
    if (!quantifier) {
      if (source.slice(from, at) === '.') {
        throw new UnsupportedRegex('regex-unescaped-dot', 'a bare dot (any character)');
      }
      return node;
    }
    at += quantifier[0].length;
    const [, symbol, least, comma, most] = quantifier;
    const min = symbol ? (symbol === '+' ? 1 : 0) : Number(least);
    const max = symbol ? (symbol === '?' ? 1 : Infinity) : most ? Number(most) : comma ? Infinity : min;
    return { kind: 'repeat', of: node, min, max };
  }

  function atom(): Node {
    const rest = source.slice(at, at + 3);
    if (rest[0] === '(') return group(rest);
    if (rest[0] === '^' || rest[0] === '$') {
      at++;
      return { kind: rest[0] === '^' ? 'start' : 'end' };
    }
    if (/^\\([bB1-9]|k(?=<))/.test(rest)) {
      throw new UnsupportedRegex('regex-unsupported', rest.slice(0, 2));
    }
    const text = extent();
    at += text.length;
    // The engine itself says which characters one atom accepts, so its semantics are JavaScript's, flags included.
    const one = new RegExp(`^(?:${text})$`, charFlags);
    return {
      kind: 'char',
      table: Uint8Array.from({ length: 128 }, (_, code) => +one.test(String.fromCharCode(code))),
    };
  }

  function group(opening: string): Node {
    const named = /^\(\?<[^=!>]+>/.exec(source.slice(at));
    if (named) at += named[0].length;
    else if (opening === '(?:') at += 3;
    else if (opening[1] !== '?') at += 1;
    else throw new UnsupportedRegex('regex-unsupported', opening);
    const node = alternatives();
    at++; // the closing parenthesis
    return node;
  }

  /** The text of one class, escape or character. */
  function extent(): string {
    const rest = source.slice(at);
    const long = /^(?:\[(?:\\.|[^\]\\])*\]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\c[a-z])/is.exec(rest);
    const braced = charFlags.includes('u') ? /^\\[upP]\{[^}]*\}/.exec(rest) : null;
    if (long ?? braced) return (long ?? braced)?.[0] as string;
    return rest[0] === '\\' ? rest.slice(0, 2) : rest.slice(0, 1);
  }
}

import type { ExpressionNode } from 'fullcors/origins';
import { ORIGIN_CHARS } from './expressions.js';

/** States without empty moves: for each, which characters lead where. 0 is the start. */
export interface Automaton {
  readonly moves: readonly (readonly Move[])[];
  readonly accepts: readonly boolean[];
}

/** One for each way there: `(a+)+` has two from its `a` to itself. */
export interface Move {
  readonly chars: Uint8Array;
  readonly to: number;
}

const CODES = ORIGIN_CHARS.map((char) => char.charCodeAt(0));
export const meet = (a: Uint8Array, b: Uint8Array): boolean => CODES.some((code) => a[code] && b[code]);

/**
 * Glushkov's automaton: a state for each place of a character, so a text is read in as many ways as the expression can
 * read it. Anchors are taken for met, which only ever makes it accept more.
 */
export function automatonOf(tree: ExpressionNode): Automaton {
  const tables: Uint8Array[] = [new Uint8Array(128)];
  const follow: number[][] = [[]];
  const { first, last, empty } = walk(tree);
  follow[0]?.push(...first);
  return {
    moves: follow.map((places) => places.map((to) => ({ chars: tables[to] as Uint8Array, to }))),
    accepts: tables.map((_, place) => (place === 0 ? empty : last.has(place))),
  };

  interface Part {
    first: ReadonlySet<number>;
    last: ReadonlySet<number>;
    empty: boolean;
  }

  function walk(node: ExpressionNode): Part {
    switch (node.kind) {
      case 'char': {
        const place = new Set([tables.push(node.table) - 1]);
        follow.push([]);
        return { first: place, last: place, empty: false };
      }
      case 'start':
      case 'end':
        return { first: new Set(), last: new Set(), empty: true };
      case 'any': {
        const parts = node.of.map(walk);
        return {
          first: union(parts.map(({ first }) => first)),
          last: union(parts.map(({ last }) => last)),
          empty: parts.some(({ empty }) => empty),
        };
      }
      case 'all':
        return node.of.map(walk).reduce(join, { first: new Set(), last: new Set(), empty: true });
      case 'repeat': {
        const { of, min, max } = node;
        const optional = (part: Part): Part => ({ ...part, empty: true });
        if (max === Infinity) {
          let whole: Part = { first: new Set(), last: new Set(), empty: true };
          for (let i = 1; i < min; i++) whole = join(whole, walk(of));
          const loop = walk(of);
          link(loop.last, loop.first);
          return join(whole, min === 0 ? optional(loop) : loop);
        }
        // Nested, as engines count: `a{0,2}` is `(a(a)?)?`, which reads a text in one way only.
        let whole: Part = { first: new Set(), last: new Set(), empty: true };
        for (let i = max; i > 0; i--) {
          const inner = join(walk(of), whole);
          whole = i > min ? optional(inner) : inner;
        }
        return whole;
      }
    }
  }

  function join(a: Part, b: Part): Part {
    link(a.last, b.first);
    return {
      first: a.empty ? union([a.first, b.first]) : a.first,
      last: b.empty ? union([a.last, b.last]) : b.last,
      empty: a.empty && b.empty,
    };
  }

  function link(from: ReadonlySet<number>, to: ReadonlySet<number>): void {
    for (const place of from) follow[place]?.push(...to);
  }
}

const union = (sets: readonly ReadonlySet<number>[]): Set<number> => new Set(sets.flatMap((set) => [...set]));

/** Whether some text of an origin's characters is accepted by both. */
export function intersects(one: ExpressionNode, other: ExpressionNode): boolean {
  const [a, b] = [automatonOf(one), automatonOf(other)];
  const width = b.moves.length;
  const seen = new Set([0]);
  for (const pair of seen) {
    const [p, q] = [Math.floor(pair / width), pair % width];
    if (a.accepts[p] && b.accepts[q]) return true;
    for (const { chars, to } of a.moves[p] ?? []) {
      for (const move of b.moves[q] ?? []) if (meet(chars, move.chars)) seen.add(to * width + move.to);
    }
  }
  return false;
}

import type { ExpressionNode } from 'fullcors/origins';
import { automatonOf, meet } from './automaton.js';

/** Past so many pairs of states the question is not answered but feared. */
const MAX_PAIRS = 100_000;

/**
 * Whether an engine that backtracks can take time exponential in the length of an origin: whether some text leads from
 * a place back to it in two ways, as in `(a+)+`. Two readers start at one place and read the same text; there is such a
 * text if they can part and meet there again. (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991.)
 */
export function isExponential(tree: ExpressionNode): boolean {
  const { moves } = automatonOf(tree);
  const width = moves.length;
  /** Pair of places -> the pairs that one character leads to. A pair is below 0 where they have parted on the way. */
  const next = (pair: number): number[] => {
    const [p, q] = [Math.floor(pair / width), pair % width];
    return (moves[p] ?? []).flatMap((one, i) =>
      (moves[q] ?? []).flatMap((other, j) => {
        if (!meet(one.chars, other.chars)) return [];
        const to = one.to * width + other.to;
        return p === q && i !== j && one.to === other.to ? [~to] : [to];
      }),
    );
  };
  const components = componentsOf(next);
  if (!components) return true;
  const isTogether = (pair: number): boolean => Math.floor(pair / width) === pair % width;
  return components.some((component) => {
    const inside = new Set(component);
    if (!component.some(isTogether)) return false;
    if (component.some((pair) => !isTogether(pair))) return true;
    return component.some((pair) => next(pair).some((to) => to < 0 && inside.has(~to)));
  });
}

/** The strongly connected components of what is reached from 0 (Tarjan, 1972), without recursion. */
function componentsOf(next: (pair: number) => number[]): number[][] | undefined {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const components: number[][] = [];
  const enter = (pair: number): { pair: number; rest: number[] } => {
    order.set(pair, order.size);
    low.set(pair, order.get(pair) as number);
    open.push(pair);
    isOpen.add(pair);
    return { pair, rest: next(pair).map((to) => (to < 0 ? ~to : to)) };
  };
  const path = [enter(0)];
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const { pair } = here;
    const to = here.rest.pop();
    const lower = (by: number): unknown => low.set(pair, Math.min(low.get(pair) as number, by));
    if (to === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent) low.set(parent.pair, Math.min(low.get(parent.pair) as number, low.get(pair) as number));
      if (low.get(pair) !== order.get(pair)) continue;
      const component = open.splice(open.indexOf(pair));
      for (const member of component) isOpen.delete(member);
      components.push(component);
    } else if (!order.has(to)) {
      if (order.size > MAX_PAIRS) return undefined;
      path.push(enter(to));
    } else if (isOpen.has(to)) lower(order.get(to) as number);
  }
  return components;
}

import type { RouteSegment } from './rules.js';

/** A route's pattern -> its segments; the slash at its end counts for nothing. */
export function segmentsOf(route: string): readonly RouteSegment[] {
  const inner = route.replace(/^\/|\/$/g, '');
  if (inner === '') return [];
  return inner.split('/').map((text) => {
    if (text === '*') return { kind: 'below' };
    return text.startsWith(':') ? { kind: 'one' } : { kind: 'literal', text };
  });
}

const WEIGHT = { literal: 0, one: 1, below: 2 } as const;

/** The more specific first, segment by segment, as the runtime chooses; so that the first that matches is the one. */
export function compareRoutes(a: readonly RouteSegment[], b: readonly RouteSegment[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [left, right] = [a[i], b[i]];
    // A path that ends here is more specific than one of which everything below is meant.
    if (!left || !right) return weightOf(left) - weightOf(right);
    const difference = WEIGHT[left.kind] - WEIGHT[right.kind];
    if (difference !== 0) return difference;
  }
  return 0;
}

const weightOf = (segment: RouteSegment | undefined): number => (segment ? WEIGHT[segment.kind] + 1 : 0);

import type { Report } from '../report.js';
import { readingsOf } from './path-readings.js';

/** Path -> the most specific route; undefined where none covers it, `ambiguous` where that depends on who reads it. */
export type RouteTable<T> = (path: string) => T | undefined | 'ambiguous';

/** Segment -> what is below it; `:` stands for any one segment, `*` for this path and everything below. */
interface Branch<T> {
  readonly next: Map<string, Branch<T>>;
  here?: T;
}

const PATTERN = /^(?:\/(?!\.\.?(?:\/|$))(?:[a-z0-9._~!$&'()+,=@-]+|:[a-z0-9_]+))*(?:\/\*?)?$/i;

/** One route: its pattern, and where that stands. */
export interface GivenRoute {
  readonly route: string;
  readonly path: string;
}

/**
 * Patterns -> table. Segment by segment a literal is more specific than `:name`, and `:name` than `*`. Cost follows
 * the length of the path, not the number of patterns.
 */
export function compileRoutes<T extends GivenRoute>(report: Report, routes: readonly T[]): RouteTable<T> {
  const valid = routes.filter(({ route, path }) => {
    const isValid = route !== '' && PATTERN.test(route);
    if (!isValid) report.add('route-invalid', path, route);
    return isValid;
  });
  // Two patterns that differ in case only are one to a framework that folds it, so folding finds duplicates too.
  const folded = plant(valid, (pattern) => pattern.toLowerCase(), report);
  const exact = plant(valid, (pattern) => pattern);
  return (path) => {
    let found: T | undefined | null = null;
    for (const reading of readingsOf(path)) {
      const segments = segmentsOf(reading);
      for (const tree of reading === reading.toLowerCase() ? [exact, folded] : [exact]) {
        const here = find(tree, segments, 0);
        if (found !== null && found !== here) return 'ambiguous';
        found = here;
      }
    }
    return found === null ? 'ambiguous' : found;
  };
}

function plant<T extends GivenRoute>(
  routes: readonly T[],
  fold: (pattern: string) => string,
  report?: Report,
): Branch<T> {
  const root: Branch<T> = { next: new Map() };
  for (const given of routes) {
    const { route, path } = given;
    let branch = root;
    for (const segment of segmentsOf(fold(route))) {
      const key = segment.replace(/^:.*/, ':');
      const next = branch.next.get(key) ?? { next: new Map() };
      branch.next.set(key, next);
      branch = next;
    }
    if (branch.here) report?.add('route-duplicate', path, route);
    branch.here = given;
  }
  return root;
}

function find<T>({ next, here }: Branch<T>, segments: readonly string[], at: number): T | undefined {
  const below = next.get('*')?.here;
  if (at === segments.length) return here ?? below;
  for (const key of [segments[at] as string, ':']) {
    const branch = next.get(key);
    const found = branch && find(branch, segments, at + 1);
    if (found) return found;
  }
  return below;
}

/** The segments of a path; the slash at its end counts for nothing. */
function segmentsOf(path: string): string[] {
  const inner = path.replace(/^\/|\/$/g, '');
  return inner === '' ? [] : inner.split('/');
}

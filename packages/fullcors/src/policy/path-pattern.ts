import { readingsOf } from './path-readings.js';
import type { Report } from './report.js';

/**
 * Path -> what the most specific pattern holds; undefined where none covers it, `ambiguous` where that depends on who
 * reads the path.
 */
export type RouteTable<T> = (path: string) => T | undefined | 'ambiguous';

interface Branch<T> {
  readonly literals: Map<string, Branch<T>>;
  /** `:name`, any one segment. */
  one?: Branch<T>;
  /** What stands at exactly this path. */
  here?: T;
  /** `*`, this path and everything below. */
  below?: T;
}

const PATTERN = /^(?:\/(?!\.\.?(?:\/|$))(?:[a-z0-9._~!$&'()+,=@-]+|:[a-z0-9_]+))*(?:\/\*?)?$/i;

/** One route as it was given: its pattern, where that stands, and what it holds. */
export interface GivenRoute<T> {
  readonly pattern: string;
  readonly path: string;
  readonly of: T;
}

/**
 * Patterns -> table. Segment by segment a literal is more specific than `:name`, and `:name` than `*`. Cost follows
 * the length of the path, not the number of patterns.
 */
export function compileRoutes<T extends object>(
  report: Report,
  routes: readonly GivenRoute<T>[],
): RouteTable<T> {
  const valid = routes.filter(({ pattern, path }) => {
    if (PATTERN.test(pattern) && pattern !== '') return true;
    report.add('route-invalid', path, pattern);
    return false;
  });
  // Two patterns that differ in case only are one to a framework that folds it, so folding finds duplicates too.
  const folded = plant(valid, (segment) => segment.toLowerCase(), report);
  const exact = plant(valid, (segment) => segment);
  return (path) => {
    const readings = readingsOf(path);
    if (!readings) return 'ambiguous';
    let found: T | undefined | 'none yet' = 'none yet';
    for (const reading of readings) {
      const isFolded = reading === reading.toLowerCase();
      for (const tree of isFolded ? [exact, folded] : [exact]) {
        const here = find(tree, segmentsOf(reading), 0);
        if (found === 'none yet') found = here;
        else if (here !== found) return 'ambiguous';
      }
    }
    return found as T | undefined;
  };
}

function plant<T>(
  routes: readonly GivenRoute<T>[],
  fold: (segment: string) => string,
  report?: Report,
): Branch<T> {
  const root: Branch<T> = { literals: new Map() };
  for (const { pattern, path, of } of routes) {
    let branch = root;
    let slot: 'here' | 'below' = 'here';
    for (const segment of segmentsOf(pattern)) {
      if (segment === '*') slot = 'below';
      else if (segment.startsWith(':')) branch = branch.one ??= { literals: new Map() };
      else {
        const next = branch.literals.get(fold(segment)) ?? { literals: new Map() };
        branch.literals.set(fold(segment), next);
        branch = next;
      }
    }
    if (branch[slot] !== undefined) report?.add('route-duplicate', path, pattern);
    branch[slot] = of;
  }
  return root;
}

function find<T>(branch: Branch<T>, segments: readonly string[], at: number): T | undefined {
  if (at === segments.length) return branch.here ?? branch.below;
  const literal = branch.literals.get(segments[at] as string);
  return (
    (literal && find(literal, segments, at + 1)) ??
    (branch.one && find(branch.one, segments, at + 1)) ??
    branch.below
  );
}

/** The segments of a path; the slash at its end counts for nothing. */
function segmentsOf(path: string): string[] {
  const inner = path.replace(/^\//, '').replace(/\/$/, '');
  return inner === '' ? [] : inner.split('/');
}

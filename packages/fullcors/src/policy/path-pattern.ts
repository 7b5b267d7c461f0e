import type { Report } from './report.js';

/** Path -> what the most specific pattern holds. */
export type RouteTable<T> = (path: string) => T | undefined;

interface Branch<T> {
  readonly literals: Map<string, Branch<T>>;
  /** `:name`, any one segment. */
  one?: Branch<T>;
  /** What stands at exactly this path. */
  here?: T;
  /** `*`, this path and everything below. */
  below?: T;
}

const PATTERN = /^(?:\/(?:[a-z0-9._~!$&'()+,;=@-]+|:[a-z0-9_]+))*(?:\/\*?)?$/i;

/**
 * Patterns -> table. Segment by segment a literal is more specific than `:name`, and `:name` than `*`. Cost follows
 * the length of the path, not the number of patterns.
 */
export function compileRoutes<T>(
  report: Report,
  routes: readonly { pattern: string; path: string; of: T }[],
): RouteTable<T> {
  const root: Branch<T> = { literals: new Map() };
  for (const { pattern, path, of } of routes) {
    if (!PATTERN.test(pattern) || pattern === '') {
      const fix = "write a path such as '/public', '/items/:id' or '/public/*'";
      report.add('route-invalid', path, pattern, 'is not a path pattern', fix);
      continue;
    }
    let branch = root;
    let slot: 'here' | 'below' = 'here';
    for (const segment of segmentsOf(pattern)) {
      if (segment === '*') slot = 'below';
      else if (segment.startsWith(':')) branch = branch.one ??= { literals: new Map() };
      else {
        const next = branch.literals.get(segment) ?? { literals: new Map() };
        branch.literals.set(segment, next);
        branch = next;
      }
    }
    if (branch[slot] !== undefined) {
      report.add(
        'route-duplicate',
        path,
        pattern,
        'covers the same paths as another route',
        'keep one of the two',
      );
    }
    branch[slot] = of;
  }
  return (path) => find(root, segmentsOf(path), 0);
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

/**
 * Frameworks differ on case, trailing and doubled slashes, dots and percent-encoding; a route that guards `/admin` must
 * also hold for whatever they would route there, so all those spellings are one path here.
 */
function segmentsOf(path: string): string[] {
  let plain = path;
  if (/[%A-Z\\;?#]|\/\/|\/\./.test(plain)) {
    plain = plain.replace(/[?#].*$/s, '');
    try {
      plain = decodeURIComponent(plain);
    } catch {
      // Malformed: taken as it stands, as the frameworks that do not answer 400 do.
    }
    plain = plain.toLowerCase().replaceAll('\\', '/');
  }
  const segments: string[] = [];
  for (const segment of plain.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

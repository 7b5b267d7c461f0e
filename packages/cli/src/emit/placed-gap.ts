import type { Gap } from '@fullcors/emit';
import type { Cors, PathPolicy } from 'fullcors';
import { scopesOf } from '../check/scopes.js';
import { segmentsOf } from '../config/key-path.js';
import type { PolicyFile } from '../config/policy-file.js';

/** A gap, and where in the policy file it comes from. */
export interface PlacedGap extends Gap {
  /** `environments.production.allowOrigins[0]`, as the file says it; `''` where it is so whatever the file says. */
  readonly keyPath: string;
  /** `cors.config.ts:4:19`, as editors and terminals open it; `''` where it is so whatever the file says. */
  readonly where: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A gap speaks of the canonical policy, a person of the file. */
export function placeGaps(file: PolicyFile, cors: Cors, gaps: readonly Gap[]): readonly PlacedGap[] {
  if (gaps.length === 0) return [];
  const scopes = scopesOf(file, cors.policy.environment, cors);
  const placed = gaps.map((gap): PlacedGap => {
    if (gap.path === '') return { ...gap, keyPath: '', where: '', line: undefined, column: undefined };
    const segments = segmentsOf(gap.path);
    const route = segments[0] === 'routes' ? String(segments[1]) : undefined;
    const [option, index] = route === undefined ? segments : segments.slice(2);
    const scope = scopes.find((each) => each.route === route);
    const keyPath =
      scope && option ? scope.at(option as keyof PathPolicy, valueAt(scope.policy, option, index)) : gap.path;
    const place = file.locate(keyPath);
    return {
      ...gap,
      keyPath,
      where: place ? `${file.shown}:${place.line}:${place.column}` : file.shown,
      line: place?.line,
      column: place?.column,
    };
  });
  // What a route has from the base stands in the file once.
  return placed.filter(
    (gap, i) =>
      i ===
      placed.findIndex(
        ({ keyPath, code, message }) =>
          keyPath === gap.keyPath && code === gap.code && message === gap.message,
      ),
  );
}

function valueAt(
  policy: PathPolicy,
  option: string | number,
  index: string | number | undefined,
): string | undefined {
  const list = policy[option as keyof PathPolicy];
  return Array.isArray(list) && typeof index === 'number' ? (list[index] as string) : undefined;
}

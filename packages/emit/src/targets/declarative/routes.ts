import { literal } from '../../regex/regex.js';
import type { RouteSegment } from '../../rules/rules.js';

/** The literal path of segments, without a last slash: `''` for the root. */
export const literalPath = (segments: readonly RouteSegment[]): string =>
  segments.map((segment) => (segment.kind === 'literal' ? `/${segment.text}` : '')).join('');

export const endsBelow = (segments: readonly RouteSegment[]): boolean => segments.at(-1)?.kind === 'below';

export const hasOne = (segments: readonly RouteSegment[]): boolean =>
  segments.some(({ kind }) => kind === 'one');

/** `/*`: every path, so that the base has none left. */
export const isEverything = (segments: readonly RouteSegment[]): boolean =>
  segments.length === 1 && endsBelow(segments);

/** An expression that the whole path has to match, without anchors. A slash at the end counts for nothing. */
export function pathRegex(segments: readonly RouteSegment[]): string {
  const path = segments.map((segment) => {
    if (segment.kind === 'below') return '(?:/.*)?';
    return segment.kind === 'one' ? '/[^/]+' : `/${literal(segment.text)}`;
  });
  return path.join('') + (endsBelow(segments) ? '' : '/?');
}

/** Paths that are literal: exactly these, or everything below one. */
export function literalMatches(segments: readonly RouteSegment[]): { exact: string[]; below?: string } {
  const path = literalPath(segments);
  if (endsBelow(segments)) return { exact: [], below: path || '/' };
  return { exact: path === '' ? ['/'] : [path, `${path}/`] };
}

/** What a literal segment of a route is made of, all of it safe in a path. */
export const ANY_SEGMENT = /^[A-Za-z0-9._~!$&'()+,=@-]+$/;

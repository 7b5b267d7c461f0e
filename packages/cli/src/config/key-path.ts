/**
 * `routes["/a"].allowOrigins[0]` -> `['routes', '/a', 'allowOrigins', 0]`: how `Problem.path` says where something stands.
 * A variable of the process, `CORS_MAX_AGE`, is one name that no file has.
 */
export function segmentsOf(keyPath: string): readonly (string | number)[] {
  const segments: (string | number)[] = [];
  for (const [, name, quoted, index] of keyPath.matchAll(
    /\.?([^.[\]"]+)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]/g,
  )) {
    if (index !== undefined && keyPath.includes(`[${index}]`)) segments.push(Number(index));
    else if (quoted !== undefined) segments.push(JSON.parse(quoted) as string);
    else if (name !== undefined) segments.push(name);
  }
  return segments;
}

/** The other way round, as problems write it. */
export const keyPathOf = (segments: readonly (string | number)[]): string =>
  segments
    .map((segment, i) =>
      typeof segment === 'number'
        ? `[${segment}]`
        : /^[A-Za-z_$][\w$-]*$/.test(segment)
          ? `${i === 0 ? '' : '.'}${segment}`
          : `[${JSON.stringify(segment)}]`,
    )
    .join('');

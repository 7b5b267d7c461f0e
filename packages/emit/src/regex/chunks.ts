/** Consecutive elements together, as long as their sizes do not add up to more than `most`. */
export function chunksOf<T>(
  all: readonly T[],
  most: number,
  size: (one: T) => number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let filled = Infinity;
  for (const one of all) {
    filled += size(one);
    if (filled > most) {
      chunks.push([]);
      filled = size(one);
    }
    chunks.at(-1)?.push(one);
  }
  return chunks;
}

/** Consecutive elements together, as long as their sizes do not add up to more than `most`. */
export function chunksOf<T>(
  all: readonly T[],
  most: number,
  size: (one: T) => number,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let filled = 0;
  for (const one of all) {
    filled += size(one);
    const chunk = chunks.at(-1);
    if (chunk && filled <= most) chunk.push(one);
    else {
      chunks.push([one]);
      filled = size(one);
    }
  }
  return chunks;
}

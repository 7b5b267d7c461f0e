/** Longer than any origin that is near one. */
const MAX_LENGTH = 300;
const MAX_CANDIDATES = 1000;

/**
 * The candidate that a person most probably meant, or undefined when none is near. Case and punctuation count for
 * nothing, so `allow_origins` and `AllowOrigins` find `allowOrigins`.
 */
export function nearest(given: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(given);
  if (given.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let least = Math.max(2, wanted.length / 4) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    // A distance is quadratic in the length; among a million origins it is looked for in the first only.
    if (++looked > MAX_CANDIDATES) break;
    if (Math.abs(candidate.length - given.length) > 2 * least + 8) continue;
    const cost = distance(wanted, fold(candidate));
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9*:/]/g, '');

/** Levenshtein's distance, with one row. */
export function distance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length] as number;
}

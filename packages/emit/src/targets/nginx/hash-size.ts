/** What a hash table of nginx's takes by default on every platform it is built for. */
const DEFAULT_BUCKET = 64;
const DEFAULT_MAX_SIZE = 2048;

/** More long keys than these are not written as expressions, of which each costs every request. */
const MAX_LONG = 64;

/** An entry: two pointers, and the key with its length, aligned. */
const sizeOf = (key: string): number => 16 + Math.ceil((key.length + 2) / 8) * 8;
const isLong = (key: string): boolean => sizeOf(key) > DEFAULT_BUCKET;

/**
 * The keys that no bucket of the default size holds, where they are few: they are written as expressions, so that
 * nothing has to be set for the whole of nginx.
 */
export function longKeys(keys: readonly string[]): readonly string[] {
  const long = keys.filter(isLong);
  return long.length > MAX_LONG ? [] : long;
}

/** The directives for tables with these keys. */
export interface HashSizes {
  readonly bucket: number;
  readonly max: number;
  /** Without them nginx does not start: a key is longer than a bucket. Else it only warns that a table is not optimal. */
  readonly isNeeded: boolean;
}

/** Undefined where nginx has nothing to say against its defaults. */
export function hashSizes(keys: readonly string[]): HashSizes | undefined {
  const isNeeded = keys.filter(isLong).length > MAX_LONG;
  if (keys.length <= 128 && !isNeeded) return undefined;
  const longest = Math.max(...keys.map(sizeOf));
  return {
    bucket: Math.max(128, 2 ** Math.ceil(Math.log2(2 * longest))),
    max: Math.max(DEFAULT_MAX_SIZE, 2 ** Math.ceil(Math.log2(2 * keys.length))),
    isNeeded,
  };
}

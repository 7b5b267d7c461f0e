import { Texts } from './texts.js';

/**
 * Patterns, to be found by a hash that whoever asks has computed. A slot has a tag, a byte of the hash: one look at memory,
 * a small one, tells of most texts that they are not here, where a `Set` takes three looks. Where a slot's text is follows
 * from the slot's place and from nothing that has to be read, so that the processor gets both at once.
 */
export class PatternTable {
  readonly #tags: Uint8Array;
  /** How many patterns came before, and one: read by nobody who asks. */
  readonly #order: Uint32Array;
  readonly #texts: Texts;
  #count = 0;

  /** @param most how many there will be at most */
  constructor(most: number) {
    // Half of them stay empty at least, so that a search is short.
    const length = 2 * most + 1;
    this.#tags = new Uint8Array(length);
    this.#order = new Uint32Array(length);
    this.#texts = new Texts(length);
  }

  add(hash: number, text: string): void {
    let at = firstOf(hash, this.#tags.length);
    while (this.#tags[at]) at = nextOf(at, this.#tags.length);
    this.#tags[at] = tagOf(hash);
    this.#order[at] = ++this.#count;
    this.#texts.set(at, text);
  }

  /** Every pattern's text, in the order in which they were added. */
  list(): string[] {
    const list: string[] = new Array(this.#count);
    this.#order.forEach((order, at) => {
      if (order) list[order - 1] = this.#texts.at(at);
    });
    return list;
  }

  /** Whether a text with this hash is an origin up to `end`, with `*` for what stands from `start` to `at`, then `after`. */
  has(hash: number, origin: string, start: number, at: number, end: number, after: string): boolean {
    const tags = this.#tags;
    const { length } = tags;
    const tag = tagOf(hash);
    for (let i = firstOf(hash, length), found = tags[i]; found; i = nextOf(i, length), found = tags[i]) {
      // Of texts that are not here, one in a hundred is looked at.
      if (found === tag && isText(this.#texts.at(i), origin, start, at, end, after)) return true;
    }
    return false;
  }
}

/** The slot where a search begins, of `length`: by the highest bits of the hash. */
const firstOf = (hash: number, length: number): number => ((hash >>> 0) * length * 2 ** -32) | 0;
const nextOf = (slot: number, length: number): number => (slot + 1 === length ? 0 : slot + 1);
/** Of the lowest bits; never 0, which says that a slot is empty. */
const tagOf = (hash: number): number => hash & 0xff || 1;

/** As for `has`. */
function isText(
  text: string,
  origin: string,
  start: number,
  at: number,
  end: number,
  after: string,
): boolean {
  if (at === 0 && !after) return text === origin;
  const from = at === 0 ? 0 : start + 1;
  const to = text.length - after.length;
  if (to - from !== end - at || (from > 0 && text.charCodeAt(start) !== STAR)) return false;
  // Slices copy few letters or none, and the engine compares them in half of the time that a loop takes, as `startsWith`
  // does and on Node 22 and later `endsWith`: 0.05 to 0.12 of an origin that is allowed.
  return (
    (from === 0 || text.slice(0, start) === origin.slice(0, start)) &&
    text.slice(from, to) === origin.slice(at, end) &&
    text.endsWith(after)
  );
}

const STAR = 0x2a;

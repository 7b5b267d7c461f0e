/** As many as there are in a piece, as a power of two: 64 KB. */
const BITS = 13;
const MASK = 2 ** BITS - 1;

/**
 * Texts by number, in pieces: to get one array of a million from the system would hold requests for 10 ms, and to let it
 * grow five times.
 */
export class Texts {
  readonly #pieces: string[][] = [];
  #count = 0;
  #list: readonly string[] | undefined;

  /** Returns its number. */
  add(text: string): number {
    const piece = this.#count >>> BITS;
    this.#pieces[piece] ??= [];
    (this.#pieces[piece] as string[]).push(text);
    return this.#count++;
  }

  at(number: number): string {
    return (this.#pieces[number >>> BITS] as string[])[number & MASK] as string;
  }

  /** All, in the order in which they were added; after that, no more is. Frozen, so that nobody looks at each to do it. */
  list(): readonly string[] {
    this.#list ??= Object.freeze(this.#pieces.flat());
    return this.#list;
  }
}

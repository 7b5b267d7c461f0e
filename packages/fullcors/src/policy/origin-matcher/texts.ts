/**
 * As many as there are in a piece, as a power of two: 128 KB, which is the least that the collector leaves where it is, and
 * not so much that to get it from the system holds requests.
 */
const BITS = 14;
const MASK = 2 ** BITS - 1;

/** Texts by number, in pieces: to get one array of a million from the system would hold requests for 10 ms. */
export class Texts {
  readonly #pieces: string[][];
  readonly #length: number;

  /** @param count one more than the highest number */
  constructor(count: number) {
    this.#pieces = new Array(Math.ceil(count / 2 ** BITS));
    this.#length = Math.min(count, 2 ** BITS);
  }

  set(number: number, text: string): void {
    this.#pieces[number >>> BITS] ??= new Array(this.#length);
    (this.#pieces[number >>> BITS] as string[])[number & MASK] = text;
  }

  at(number: number): string {
    return (this.#pieces[number >>> BITS] as string[])[number & MASK] as string;
  }
}

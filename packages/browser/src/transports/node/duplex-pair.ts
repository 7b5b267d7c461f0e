import { Duplex } from 'node:stream';

/** One end of a wire. What is written here is read there, one chunk at a time, so that nothing piles up. */
class End extends Duplex {
  other: End | undefined;
  #resume: (() => void) | undefined;

  override _read(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const { other } = this;
    if (other && !other.destroyed) {
      other.#resume = done;
      other.push(chunk);
    } else done();
  }
  override _final(done: () => void): void {
    this.#hangUp();
    done();
  }
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#hangUp();
    done(error);
  }
  /** As a socket does: what was written before can still be read there. */
  #hangUp(): void {
    this.other?.push(null);
    this.other = undefined;
  }
  // What node:http calls on its sockets.
  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  readonly remoteAddress = '127.0.0.1';
}

/** Two ends of a wire in memory. The road not taken is node:stream's own duplexPair, which Node 20 does not have. */
export function duplexPair(): [Duplex, Duplex] {
  const one = new End();
  const two = new End();
  one.other = two;
  two.other = one;
  return [one, two];
}

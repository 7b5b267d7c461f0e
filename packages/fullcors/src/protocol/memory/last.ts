import type { CorsRequest } from '../../policy/cors-request.js';

/** What was last answered to a request, kept once the same has been asked twice in a row. */
export class Last<T> {
  #origin: string | undefined;
  #requestMethod: string | undefined;
  #requestHeaders: string | undefined;
  #requestPrivateNetwork: string | undefined;
  #answer: T | undefined;
  readonly #freeze: (answer: T) => T;

  constructor(freeze: (answer: T) => T) {
    this.#freeze = freeze;
  }

  /** @param origin whatever stands for it, where several are answered alike */
  find(origin: string | undefined, request: CorsRequest): T | undefined {
    return this.#isSame(origin, request) ? this.#answer : undefined;
  }

  keep(origin: string | undefined, request: CorsRequest, answer: T): void {
    if (this.#isSame(origin, request)) {
      // Now, and not the first time: it takes as long as to make one.
      this.#answer = this.#freeze(answer);
      return;
    }
    this.#origin = origin;
    this.#requestMethod = request.requestMethod;
    this.#requestHeaders = request.requestHeaders;
    this.#requestPrivateNetwork = request.requestPrivateNetwork;
    this.#answer = undefined;
  }

  #isSame(origin: string | undefined, request: CorsRequest): boolean {
    return (
      origin === this.#origin &&
      request.requestMethod === this.#requestMethod &&
      request.requestHeaders === this.#requestHeaders &&
      request.requestPrivateNetwork === this.#requestPrivateNetwork
    );
  }
}

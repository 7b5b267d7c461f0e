import type { CorsRequest } from '../../policy/cors-request.js';
import { deepFreeze } from '../../policy/deep-freeze.js';
import type { Ruling } from '../ruling.js';

/**
 * What was ruled on the last preflight that was allowed, whatever its origin, kept once the same has been asked twice in
 * a row: most of a server's come from one application, and ask what the one before has asked.
 */
export class LastPreflight {
  #requestMethod: string | undefined = undefined;
  #requestHeaders: string | undefined = undefined;
  #requestPrivateNetwork: string | undefined = undefined;
  #ruling: Ruling | undefined = undefined;

  find(request: CorsRequest): Ruling | undefined {
    return this.#isSame(request) ? this.#ruling : undefined;
  }

  keep(request: CorsRequest, ruling: Ruling): void {
    if (this.#isSame(request)) {
      // Now, and not the first time: it takes as long as to make one.
      deepFreeze(ruling.decision);
      this.#ruling = ruling;
      return;
    }
    this.#requestMethod = request.requestMethod;
    this.#requestHeaders = request.requestHeaders;
    this.#requestPrivateNetwork = request.requestPrivateNetwork;
    this.#ruling = undefined;
  }

  #isSame(request: CorsRequest): boolean {
    return (
      request.requestMethod === this.#requestMethod &&
      request.requestHeaders === this.#requestHeaders &&
      request.requestPrivateNetwork === this.#requestPrivateNetwork
    );
  }
}

import type { CorsRequest } from '../../policy/cors-request.js';
import { deepFreeze } from '../../policy/deep-freeze.js';
import type { Ruling } from '../ruling.js';

/**
 * What was ruled on the last preflight that was allowed, whatever its origin, kept once the same has been asked twice in
 * a row: most of a server's come from one application, and ask what the one before has asked. Told by the method and the
 * headers that it asks for, which whoever asks has read already: to read one may take 0.2 us.
 */
export class LastPreflight {
  #method: string | undefined = undefined;
  #headers = '';
  #privateNetwork: string | undefined = undefined;
  #ruling: Ruling | undefined = undefined;

  /** @param asksPrivately whether the answer depends on `Access-Control-Request-Private-Network` as well */
  constructor(private readonly asksPrivately: boolean) {}

  find(request: CorsRequest, method: string, headers: string): Ruling | undefined {
    return this.#isSame(request, method, headers) ? this.#ruling : undefined;
  }

  keep(request: CorsRequest, method: string, headers: string, ruling: Ruling): void {
    if (this.#isSame(request, method, headers)) {
      // Now, and not the first time: it takes as long as to make one.
      deepFreeze(ruling.decision);
      this.#ruling = ruling;
      return;
    }
    this.#method = method;
    this.#headers = headers;
    this.#privateNetwork = this.#privateNetworkOf(request);
    this.#ruling = undefined;
  }

  #isSame(request: CorsRequest, method: string, headers: string): boolean {
    return (
      method === this.#method &&
      headers === this.#headers &&
      this.#privateNetworkOf(request) === this.#privateNetwork
    );
  }

  #privateNetworkOf(request: CorsRequest): string | undefined {
    return this.asksPrivately ? request.requestPrivateNetwork : undefined;
  }
}

import { deepFreeze } from '../policy/deep-freeze.js';
import type { Decision } from './decision.js';

/** The answers to an origin that is allowed, each made when it is first asked for, and then the same for all. */
interface Remembered {
  readonly origin: string;
  actual: Decision | undefined;
  preflight: Decision | undefined;
}

/**
 * More origins than this are allowed and not remembered: among 1,000, what is remembered is so seldom in the processor's
 * cache that to make it anew takes less.
 */
export const MAX_REMEMBERED = 128;

/**
 * What a policy has allowed: pages ask the same again and again. Only what it says by itself is remembered, never what
 * `allowOriginIf` said, whose next answer may be another.
 *
 * A decision on an origin among 100 takes 70 ns with it and 150 without, on a subdomain 70 and 300.
 */
export class Memory {
  readonly #byOrigin = new Map<string, Remembered>();
  #last: Remembered | undefined;
  #longest = 0;
  /** The last `Access-Control-Request-Headers` of which every name was listed: 10 ns, and 200 to read them again. */
  listedHeaders = '';

  find(origin: string): Remembered | undefined {
    // 15 KB of hostile Origin are not hashed.
    if (origin.length > this.#longest) return undefined;
    if (this.#last?.origin === origin) return this.#last;
    const found = this.#byOrigin.get(origin);
    if (found) this.#last = found;
    return found;
  }

  /**
   * Makes an origin that is a pattern the last one. The pattern's own text has been hashed before, the request's has not:
   * that is 40 ns.
   */
  recall(pattern: string): void {
    this.#last = this.#byOrigin.get(pattern) ?? this.#last;
  }

  /** Keeps a decision for the next request that is the same. */
  keep(origin: string, kind: 'actual' | 'preflight', decision: Decision): Decision {
    let found = this.find(origin);
    if (!found) {
      if (this.#byOrigin.size === MAX_REMEMBERED) return decision;
      found = { origin, actual: undefined, preflight: undefined };
      this.#byOrigin.set(origin, found);
      this.#longest = Math.max(this.#longest, origin.length);
    }
    found[kind] = deepFreeze(decision);
    return decision;
  }
}

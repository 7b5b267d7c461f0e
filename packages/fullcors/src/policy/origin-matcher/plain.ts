import { MAX_ORIGIN_LENGTH, parseOrigin } from '../origin-pattern.js';
import type { OriginMatcher as Hashed } from './hashed.js';

/**
 * What stands in a bundle for `hashed.ts`: a third of its size, as strict, and slower by a microsecond where there are
 * wildcards. Each text that may cover the origin is looked up: `https://a.b.example.com`, then `https://*.b.example.com`, `https://*.example.com`,
 * `https://*.com`; DNS bounds them to 127.
 */
export class OriginMatcher implements Pick<Hashed, 'texts' | 'add' | 'matches'> {
  readonly #texts = new Set<string>();
  #hasWildcards = false;
  #longest = MAX_ORIGIN_LENGTH;

  get texts(): readonly string[] {
    return [...this.#texts];
  }

  add(text: string): void {
    this.#texts.add(text);
    this.#hasWildcards ||= text.includes('*');
    this.#longest = Math.max(this.#longest, text.length);
  }

  matches(origin: string): boolean {
    // The length comes first: hashing 15 KB of hostile Origin costs 27 us.
    // A pattern is none of the origins that it covers, though it is found among them.
    if (origin.length > this.#longest || origin.includes('*')) return false;
    return this.#texts.has(origin) || (this.#hasWildcards && this.#hasWildcardOver(origin));
  }

  #hasWildcardOver(origin: string): boolean {
    const parsed = parseOrigin(origin);
    if (!parsed) return false;
    const { scheme, host, port } = parsed;
    const ends = [port && `:${port}`, ':*'];
    return host.split('.').some((_, i, labels) => {
      const pattern = i ? `*.${labels.slice(i).join('.')}` : host;
      return ends.some((end) => this.#texts.has(`${scheme}://${pattern}${end}`));
    });
  }
}

import type { Problem, ProblemCode } from './problems.js';

/** Collects problems. What several routes inherit from the base is reported once, where it stands. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #known = new Set<string>();

  add(code: ProblemCode, path: string, value: unknown, message: string, fix: string): void {
    if (this.#known.has(`${code} ${path}`)) return;
    this.#known.add(`${code} ${path}`);
    this.problems.push(Object.freeze({ code, path, value, message, fix }));
  }
}

/** A value and where it stands, so that every problem names the place a person has to edit. */
export interface Said {
  readonly value: unknown;
  readonly path: string;
}
/** What was said, by option. A later layer (environment, variable, route) has replaced an earlier one key by key. */
export type SaidOptions = ReadonlyMap<string, Said>;

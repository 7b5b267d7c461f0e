import { words } from '#words';
import type { Problem, ProblemCode, ProblemFacts } from './problems.js';
import { ASK_FOR_WORDS, askForPart, type Part, quote } from './sentences.js';
import type { ProblemWords } from './words/words.js';

/** Collects problems. What several routes inherit from the base is reported once, where it stands. */
export class Report {
  readonly #problems = new Map<string, Problem>();

  get problems(): readonly Problem[] {
    return Object.freeze([...this.#problems.values()]);
  }

  add<C extends ProblemCode>(code: C, path: string, ...facts: ProblemFacts[C]): void {
    const key = `${code} ${path}`;
    if (this.#problems.has(key)) return;
    const said = words?.problems[code](...facts) ?? withoutWords(code, facts);
    this.#problems.set(key, Object.freeze({ code, path, value: facts[0], ...said }));
  }
}

/** What can be said of a problem where the words are not in the bundle. */
function withoutWords(code: ProblemCode, [value, part]: readonly unknown[]): ProblemWords {
  const message = `${quote(value)} is refused`;
  if (code !== 'part-missing' && code !== 'public-suffix-data-missing')
    return { message, fix: ASK_FOR_WORDS };
  const fix = askForPart(part as Part);
  return { message: `${message}; ${fix}`, fix };
}

/** A value and where it stands, so that every problem names the place a person has to edit. */
export interface Said {
  readonly value: unknown;
  readonly path: string;
}
/** What was said, by option. A later layer (environment, variable, route) has replaced an earlier one key by key. */
export type SaidOptions = ReadonlyMap<string, Said>;

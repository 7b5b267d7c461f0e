import type { Instruction } from './program.js';
import { accepts, advance, run } from './run.js';

/** As many as are remembered, of 0.3 KB each; an expression for origins comes to a few dozen. */
const MOST_SETS = 256;
const DEAD = -1;
const UNKNOWN = 0;

/** States in which the automaton can be at once, and what is known of what follows. */
interface StateSet {
  readonly states: readonly number[];
  /** By character: the number of the set after it, `DEAD` or `UNKNOWN`. Nothing leads to the first, which is 0. */
  readonly next: Int16Array;
  accepts: boolean | undefined;
}

/**
 * The same automaton, made deterministic as far as texts have led: a set of states is worked out once, and what follows a
 * character in it. So a text costs a look a character: 0.3 us for an origin, where the simulation takes 16. It is at most
 * {@link MOST_SETS} that are remembered; from the next one on a text is read by the simulation, so that neither memory nor
 * time grows with what an attacker sends.
 */
export class RememberedSets {
  readonly #program: readonly Instruction[];
  readonly #sets: StateSet[];
  readonly #numbers = new Map<string, number>();

  constructor(program: readonly Instruction[], start: number) {
    this.#program = program;
    this.#sets = [stateSet([start])];
  }

  matches(text: string): boolean {
    const sets = this.#sets;
    let number = 0;
    for (let position = 0; position < text.length; position++) {
      const code = text.charCodeAt(position);
      // A table has the 128 characters of ASCII, and no other ever matches.
      const known = (sets[number] as StateSet).next[code] ?? DEAD;
      const next = known === UNKNOWN ? this.#step(number, code) : known;
      if (next === undefined) return run(this.#program, (sets[number] as StateSet).states, text, position);
      if (next === DEAD) return false;
      number = next;
    }
    return this.#accepts(number);
  }

  /** The set after a character, worked out for the first time; undefined when no more are remembered. */
  #step(number: number, code: number): number | undefined {
    const { states, next } = this.#sets[number] as StateSet;
    const after = advance(this.#program, states, code, number === 0);
    const found = after.length === 0 ? DEAD : this.#numberOf(after);
    if (found !== undefined) next[code] = found;
    return found;
  }

  #numberOf(states: readonly number[]): number | undefined {
    const key = [...states].sort((a, b) => a - b).join();
    const known = this.#numbers.get(key);
    if (known !== undefined || this.#sets.length === MOST_SETS) return known;
    const number = this.#sets.push(stateSet(states)) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #accepts(number: number): boolean {
    const set = this.#sets[number] as StateSet;
    set.accepts ??= accepts(this.#program, set.states, number === 0);
    return set.accepts;
  }
}

const stateSet = (states: readonly number[]): StateSet => ({
  states,
  next: new Int16Array(128),
  accepts: undefined,
});

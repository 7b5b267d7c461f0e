import { emit } from './emit.js';
import { type Node, parse } from './parse.js';
import type { Instruction } from './program.js';
import { RememberedSets } from './remembered-sets.js';
import { samples } from './samples.js';

/**
 * Regular expressions without backtracking. A JavaScript expression over ASCII is compiled to a non-deterministic
 * automaton and simulated one set of states at a time (Thompson, 1968), sets that have been seen remembered, so a
 * match costs at most length x instructions, whatever the expression and whatever the attacker sends. The road not taken: refusing
 * patterns that look exponential, as `safe-regex` does, errs both ways, and `^(https://)?(([a-z]+)*\.)+x$` took a
 * popular middleware 3.9 s for one 26-character label. What the automaton can say is what RE2 can say, so the same
 * expression holds in a proxy.
 */
export interface LinearRegex {
  /** Whether the whole text matches. Text beyond ASCII never does. */
  matches(text: string): boolean;
  /** Texts that match, short ones, which between them pass every character the expression has a place for. */
  samples(): readonly string[];
}

const MAX_SAMPLES = 200;

/** Throws {@link UnsupportedRegex} for what cannot be matched in linear time or would surprise in an origin. */
export function compileLinearRegex(regex: RegExp): LinearRegex {
  const { program, start } = compileNode(parse(regex));
  const automaton = new RememberedSets(program, start);
  let sampled: readonly string[] | undefined;
  return {
    matches: (text) => automaton.matches(text),
    samples() {
      sampled ??= samples(program, start)
        .slice(0, MAX_SAMPLES)
        .filter((text) => automaton.matches(text));
      return sampled;
    },
  };
}

/** A syntax tree -> its automaton, and the instruction that it begins with. */
export function compileNode(node: Node): { program: readonly Instruction[]; start: number } {
  const program: Instruction[] = [{ op: 'match' }];
  return { start: emit(program, node, 0), program };
}

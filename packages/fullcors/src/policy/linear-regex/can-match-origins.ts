import type { Instruction } from './program.js';
import { advance, reach } from './run.js';

const SCHEME = [...'abcdefghijklmnopqrstuvwxyz0123456789+.-'].map((char) => char.charCodeAt(0));
const MAX_SCHEME_LENGTH = 32;

/** Whether any text that begins with a scheme and `://` leaves the automaton a way on. */
export function canMatchOrigins(program: readonly Instruction[], start: number): boolean {
  const go = (states: readonly number[], codes: readonly number[]): readonly number[] =>
    reach(
      program,
      advance(program, states, (table) => codes.some((code) => table[code])),
      false,
      false,
    );
  let scheme = reach(program, [start], true, false);
  for (let length = 0; length < MAX_SCHEME_LENGTH && scheme.length > 0; length++) {
    scheme = go(scheme, SCHEME);
    if ([...'://'].reduce((states, char) => go(states, [char.charCodeAt(0)]), scheme).length > 0) return true;
  }
  return false;
}

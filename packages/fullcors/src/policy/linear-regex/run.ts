import type { CharTable, Instruction } from './program.js';

/**
 * Every state the automaton can be in, advanced by one character at a time.
 * @param states in which it is where the text is read on, at `from`, before its end
 */
export function run(
  program: readonly Instruction[],
  states: readonly number[],
  text: string,
  from: number,
): boolean {
  let now = states;
  for (let position = from; position < text.length; position++) {
    now = advance(program, now, text.charCodeAt(position), position === 0);
    if (now.length === 0) return false;
  }
  return accepts(program, now, false);
}

/** Whether the text may end here. */
export const accepts = (
  program: readonly Instruction[],
  states: readonly number[],
  atStart: boolean,
): boolean => reach(program, states, atStart, true).some((state) => program[state]?.op === 'match');

/** The states after a character, each once. */
export function advance(
  program: readonly Instruction[],
  states: readonly number[],
  code: number,
  atStart: boolean,
): readonly number[] {
  const next = new Set<number>();
  for (const state of reach(program, states, atStart, false)) {
    const instruction = program[state] as Instruction;
    if (instruction.op === 'char' && isIn(instruction.table, code)) next.add(instruction.to);
  }
  return [...next];
}

const isIn = (table: CharTable, code: number): boolean => table[code] === 1;

/** The states that the empty moves lead to: each once, however the expression loops. */
function reach(
  program: readonly Instruction[],
  from: readonly number[],
  atStart: boolean,
  atEnd: boolean,
): readonly number[] {
  const seen = new Uint8Array(program.length);
  const reached: number[] = [];
  const waiting = [...from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen[state]) continue;
    seen[state] = 1;
    reached.push(state);
    const instruction = program[state] as Instruction;
    if (instruction.op === 'split') waiting.push(instruction.or, instruction.to);
    else if ((instruction.op === 'start' && atStart) || (instruction.op === 'end' && atEnd))
      waiting.push(instruction.to);
  }
  return reached;
}

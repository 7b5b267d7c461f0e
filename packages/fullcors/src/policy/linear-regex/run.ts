import type { CharTable, Instruction } from './program.js';

/** Every state the automaton can be in, advanced by one character at a time. */
export function run(program: readonly Instruction[], start: number, text: string): boolean {
  let states: readonly number[] = [start];
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    states = advance(program, reach(program, states, position === 0, false), (table) => table[code] === 1);
    if (states.length === 0) return false;
  }
  return reach(program, states, text === '', true).some((state) => program[state]?.op === 'match');
}

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

function advance(
  program: readonly Instruction[],
  states: readonly number[],
  accepts: (table: CharTable) => boolean,
): readonly number[] {
  const next: number[] = [];
  for (const state of states) {
    const instruction = program[state] as Instruction;
    if (instruction.op === 'char' && accepts(instruction.table)) next.push(instruction.to);
  }
  return next;
}

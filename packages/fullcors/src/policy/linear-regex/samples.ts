import type { CharTable, Instruction } from './program.js';

/** Letters first, so that a sample looks like a host; 1 before 0, so that a port is one. */
const SAMPLE_CODES = [...'abcdefghijklmnopqrstuvwxyz1234567890-._:/[]'].map((char) => char.charCodeAt(0));

/** Through each place: the shortest way there, one character, the shortest way out. Anchors are taken for met. */
export function samples(program: readonly Instruction[], start: number): readonly string[] {
  const place = (table: CharTable): string | undefined => {
    const code = SAMPLE_CODES.find((candidate) => table[candidate]);
    return code === undefined ? undefined : String.fromCharCode(code);
  };
  const there = new Map<number, string>([[start, '']]);
  // A map is walked in the order of its growth, so the shortest ways come first where steps cost alike.
  for (const [state, way] of there) {
    const instruction = program[state] as Instruction;
    const step = instruction.op === 'char' ? place(instruction.table) : '';
    if (instruction.op === 'match' || step === undefined) continue;
    for (const next of instruction.op === 'split' ? [instruction.to, instruction.or] : [instruction.to]) {
      if (!there.has(next)) there.set(next, way + step);
    }
  }
  const out = new Map<number, string>([[0, '']]);
  for (let grown = true; grown; ) {
    grown = false;
    for (let state = 0; state < program.length; state++) {
      const instruction = program[state] as Instruction;
      if (out.has(state) || instruction.op === 'match') continue;
      const ways = instruction.op === 'split' ? [instruction.to, instruction.or] : [instruction.to];
      const [rest] = ways.flatMap((way) => out.get(way) ?? []).sort((a, b) => a.length - b.length);
      const step = instruction.op === 'char' ? place(instruction.table) : '';
      if (rest === undefined || step === undefined) continue;
      out.set(state, step + rest);
      grown = true;
    }
  }
  return [...new Set([...there].map(([state, way]) => way + (out.get(state) ?? '')))];
}

import { type Node, UnsupportedRegex } from './parse.js';
import { type Instruction, MAX_INSTRUCTIONS } from './program.js';

/** Appends the instructions of a node that goes on at `to`, and returns where it begins. */
export function emit(program: Instruction[], node: Node, to: number): number {
  if (program.length > MAX_INSTRUCTIONS) {
    throw new UnsupportedRegex('regex-unsupported', 'a repetition this large');
  }
  switch (node.kind) {
    case 'char':
      return program.push({ op: 'char', table: node.table, to }) - 1;
    case 'start':
    case 'end':
      return program.push({ op: node.kind, to }) - 1;
    case 'all':
      // An empty sequence is an instruction too: what is repeated must grow the program, or `(){1000000000}` hangs.
      if (node.of.length === 0) return program.push({ op: 'split', to, or: to }) - 1;
      return node.of.reduceRight((next, part) => emit(program, part, next), to);
    case 'any':
      return node.of
        .map((part) => emit(program, part, to))
        .reduceRight((or, begin) => program.push({ op: 'split', to: begin, or }) - 1);
    case 'repeat':
      return emitRepeat(program, node, to);
  }
}

function emitRepeat(program: Instruction[], { of, min, max }: Node & { kind: 'repeat' }, to: number): number {
  let begin = to;
  if (max === Infinity) {
    const loop = { op: 'split' as const, to: 0, or: to };
    begin = program.push(loop) - 1;
    loop.to = emit(program, of, begin);
  } else {
    for (let i = min; i < max; i++) {
      begin = program.push({ op: 'split', to: emit(program, of, begin), or: to }) - 1;
    }
  }
  for (let i = 0; i < min; i++) begin = emit(program, of, begin);
  return begin;
}

/**
 * Regular expressions without backtracking. A JavaScript expression over ASCII is compiled to a non-deterministic
 * automaton and simulated one set of states at a time (Thompson, 1968), so a match costs at most
 * length x instructions, whatever the expression and whatever the attacker sends. The road not taken: refusing
 * patterns that look exponential, as `safe-regex` does, errs both ways, and `^(https://)?(([a-z]+)*\.)+x$` took a
 * popular middleware 3.9 s for one 26-character label. What the automaton can say is what RE2 can say, so the same
 * expression holds in a proxy.
 */
export interface LinearRegex {
  /** Whether the whole text matches. Text beyond ASCII never does. */
  matches(text: string): boolean;
  /** Whether it can match any text that begins as an origin does: with a scheme and `://`. */
  canMatchOrigins(): boolean;
  /** Texts that match, short ones, which between them pass every character the expression has a place for. */
  samples(): readonly string[];
}

/** A construct that is refused, and what to write instead. */
export class UnsupportedRegex extends Error {
  constructor(
    readonly code: 'regex-unsupported' | 'regex-unescaped-dot',
    readonly construct: string,
    readonly fix: string,
  ) {
    super(construct);
  }
}

const MAX_INSTRUCTIONS = 1000;
const MAX_SAMPLES = 200;

/** Which of the 128 ASCII characters an atom accepts. */
type CharTable = Uint8Array;
/** `to` is filled in when the rest of the program is known; a split also goes to `or`. */
type Instruction =
  | { op: 'char'; table: CharTable; to: number }
  | { op: 'split'; to: number; or: number }
  | { op: 'start' | 'end'; to: number }
  | { op: 'match' };

type Node =
  | { kind: 'char'; table: CharTable }
  | { kind: 'start' | 'end' }
  | { kind: 'all' | 'any'; of: Node[] }
  | { kind: 'repeat'; of: Node; min: number; max: number };

/** Throws {@link UnsupportedRegex} for what cannot be matched in linear time or would surprise in an origin. */
export function compileLinearRegex(regex: RegExp): LinearRegex {
  const program: Instruction[] = [{ op: 'match' }];
  const start = emit(program, parse(regex), 0);
  let sampled: readonly string[] | undefined;
  return {
    matches: (text) => run(program, start, text),
    canMatchOrigins: () => canMatchOrigins(program, start),
    samples() {
      sampled ??= samples(program, start)
        .slice(0, MAX_SAMPLES)
        .filter((text) => run(program, start, text));
      return sampled;
    },
  };
}

/** A valid expression -> its syntax tree. `RegExp` has checked the grammar; only extents matter here. */
function parse({ source, flags }: RegExp): Node {
  const charFlags = flags.replace(/[^iu]/g, '');
  let at = 0;
  const node = alternatives();
  return node;

  function alternatives(): Node {
    const of = [sequence()];
    while (source[at] === '|') {
      at++;
      of.push(sequence());
    }
    return of.length === 1 ? (of[0] as Node) : { kind: 'any', of };
  }

  function sequence(): Node {
    const of: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') of.push(term());
    return { kind: 'all', of };
  }

  function term(): Node {
    const from = at;
    const node = atom();
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 64));
    if (!quantifier) {
      if (source.slice(from, at) === '.') {
        const fix = 'write \\. for a dot, or a class such as [a-z0-9-] for the characters you mean';
        throw new UnsupportedRegex('regex-unescaped-dot', 'a bare dot (any character)', fix);
      }
      return node;
    }
    at += quantifier[0].length;
    const [, symbol, least, comma, most] = quantifier;
    const min = symbol ? (symbol === '+' ? 1 : 0) : Number(least);
    const max = symbol ? (symbol === '?' ? 1 : Infinity) : most ? Number(most) : comma ? Infinity : min;
    return { kind: 'repeat', of: node, min, max };
  }

  function atom(): Node {
    const rest = source.slice(at, at + 3);
    if (rest[0] === '(') return group(rest);
    if (rest[0] === '^' || rest[0] === '$') {
      at++;
      return { kind: rest[0] === '^' ? 'start' : 'end' };
    }
    if (/^\\([bB1-9]|k(?=<))/.test(rest)) {
      const fix = 'write the characters out';
      throw new UnsupportedRegex('regex-unsupported', `${rest.slice(0, 2)}`, fix);
    }
    const text = extent();
    at += text.length;
    // The engine itself says which characters one atom accepts, so its semantics are JavaScript's, flags included.
    const one = new RegExp(`^(?:${text})$`, charFlags);
    return {
      kind: 'char',
      table: Uint8Array.from({ length: 128 }, (_, code) => +one.test(String.fromCharCode(code))),
    };
  }

  function group(opening: string): Node {
    const named = /^\(\?<[^=!>]+>/.exec(source.slice(at));
    if (named) at += named[0].length;
    else if (opening === '(?:') at += 3;
    else if (opening[1] !== '?') at += 1;
    else {
      const fix = 'say what may match instead of what may stand around it';
      throw new UnsupportedRegex('regex-unsupported', `${opening}`, fix);
    }
    const node = alternatives();
    at++; // the closing parenthesis
    return node;
  }

  /** The text of one class, escape or character. */
  function extent(): string {
    const rest = source.slice(at);
    const long = /^(?:\[(?:\\.|[^\]\\])*\]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\c[a-z])/is.exec(rest);
    const braced = charFlags.includes('u') ? /^\\[upP]\{[^}]*\}/.exec(rest) : null;
    if (long ?? braced) return (long ?? braced)?.[0] as string;
    return rest[0] === '\\' ? rest.slice(0, 2) : rest.slice(0, 1);
  }
}

/** Appends the instructions of a node that goes on at `to`, and returns where it begins. */
function emit(program: Instruction[], node: Node, to: number): number {
  if (program.length > MAX_INSTRUCTIONS) {
    const fix = `write it shorter, or list the origins (at most ${MAX_INSTRUCTIONS} states)`;
    throw new UnsupportedRegex('regex-unsupported', 'a repetition this large', fix);
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

/** Every state the automaton can be in, advanced by one character at a time. */
function run(program: readonly Instruction[], start: number, text: string): boolean {
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

const SCHEME = [...'abcdefghijklmnopqrstuvwxyz0123456789+.-'].map((char) => char.charCodeAt(0));
const MAX_SCHEME_LENGTH = 32;

function canMatchOrigins(program: readonly Instruction[], start: number): boolean {
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

/** Letters first, so that a sample looks like a host; 1 before 0, so that a port is one. */
const SAMPLE_CODES = [...'abcdefghijklmnopqrstuvwxyz1234567890-._:/[]'].map((char) => char.charCodeAt(0));

/** Through each place: the shortest way there, one character, the shortest way out. Anchors are taken for met. */
function samples(program: readonly Instruction[], start: number): readonly string[] {
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

/** Which of the 128 ASCII characters an atom accepts. */
export type CharTable = Uint8Array;
/** `to` is filled in when the rest of the program is known; a split also goes to `or`. */
export type Instruction =
  | { op: 'char'; table: CharTable; to: number }
  | { op: 'split'; to: number; or: number }
  | { op: 'start' | 'end'; to: number }
  | { op: 'match' };

/** Of one expression; a repetition multiplies them. */
export const MAX_INSTRUCTIONS = 1000;

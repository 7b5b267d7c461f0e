import { type Gap, type GapCode, gap as gapOf } from '../../gaps.js';

/** A gap in the words of a target: what it cannot say of which values. */
export const gap = (code: GapCode, path: string, value: unknown, message: string, fix: string): Gap =>
  gapOf(code, path, value, { message, fix });

/** `"a", "b" and 8 more`: enough to find them, however many they are. */
export function some(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => JSON.stringify(value));
  const rest = values.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join();
}

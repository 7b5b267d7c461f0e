import { GAP_CODES, type Gap, type GapCode } from '../../gaps.js';
import type { PlaceRules } from '../../rules/rules.js';

/** A gap with the effect of its code. */
export const gap = (code: GapCode, path: string, value: unknown, message: string, fix: string): Gap => ({
  code,
  effect: GAP_CODES[code],
  path,
  value,
  message,
  fix,
});

/** Where an option of a place stands in the policy: `maxAge`, `routes["/a"].maxAge`. */
export const optionOf = ({ path }: PlaceRules, option: string): string =>
  path ? `${path}.${option}` : option;

/** `"a", "b" and 8 more`: enough to find them, however many they are. */
export function some(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => JSON.stringify(value));
  const rest = values.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join();
}

/** What a bundle takes along only when it is told to. */
export type Part =
  | 'fullcors/explain'
  | 'fullcors/layers'
  | 'fullcors/origin-regex'
  | 'fullcors/public-suffix';

/** Where a part is missing. */
export const askForPart = (part: Part): string => `import '${part}' first of all in the policy's own file`;

/** Where there are no words. */
export const ASK_FOR_WORDS = "import 'fullcors/explain' to read why, and what to write instead";

/** A value as it may be quoted in a message: short, one line, never an exception. */
export function quote(value: unknown): string {
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`;
  if (typeof value === 'string' || (typeof value === 'object' && value && !(value instanceof RegExp))) {
    try {
      const text = JSON.stringify(value);
      return text.length > 80 ? `${text.slice(0, 79)}…` : text;
    } catch {
      return 'an object';
    }
  }
  return String(value);
}

import { printable } from '../../terminal/text.js';
import type { SeenAnswer } from './server.js';

/** The first field that betrays a server, as it stands there: `Server: nginx/1.22.1`. */
export function fieldTrace(
  answers: readonly SeenAnswer[],
  name: string,
  pattern: RegExp = /./,
): string | undefined {
  for (const { headers } of answers) {
    const found = headers.find(
      ([own, value]) => own.toLowerCase() === name.toLowerCase() && pattern.test(value),
    );
    if (found) return cut(`${found[0]}: ${found[1]}`);
  }
  return undefined;
}

/** What a server writes into the pages and errors that it makes itself, in our words. */
export const bodyTrace = (
  answers: readonly SeenAnswer[],
  pattern: RegExp,
  words: string,
): string | undefined => (answers.some(({ body }) => pattern.test(body)) ? words : undefined);

/** Whether one answer has all of these fields, with these values. */
export const hasFields = (
  answers: readonly SeenAnswer[],
  wanted: Readonly<Record<string, string>>,
): boolean =>
  answers.some(({ headers }) =>
    Object.entries(wanted).every(([name, value]) =>
      headers.some(([own, given]) => own.toLowerCase() === name.toLowerCase() && given === value),
    ),
  );

/** Evidence is for the eye, and stands in a sentence. */
function cut(value: string): string {
  const text = printable(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

import { stripVTControlCharacters } from 'node:util';

/**
 * Words -> lines of at most `width`, each with the indentation. A word that is longer, such as a URL, stays whole, so that
 * it can be copied. Text that is already laid out (a console, code) is not for this.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && indent.length + line.length + 1 + visibleLength(word) > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines.map((each) => indent + each).join('\n');
}

const visibleLength = (word: string): number => stripVTControlCharacters(word).length;

/** Every line of a text that is laid out, indented. */
export const indented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => (line ? indent + line : line))
    .join('\n');

/** What the other side sent, made safe to print: no control characters, and none that turn the direction of text. */
export const printable = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '�');

/** The sequences that picocolors writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are ours.
const STYLES = /(\u001b\[(?:[0-4]|2[1-4]|3\d|39|9\d)m)/;

/** Everything that leaves: besides our own colours, nothing that moves a cursor, whatever was forgotten before. */
export const harmless = (text: string, hasColor: boolean): string =>
  hasColor
    ? text
        .split(STYLES)
        .map((part, i) => (i % 2 === 1 ? part : printable(part)))
        .join('')
    : printable(text);

/** A word of a command that is to be copied: to a shell a URL with & in it would be two commands. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

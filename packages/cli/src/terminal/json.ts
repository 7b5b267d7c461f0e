/** JSON for machines that is safe on a terminal as well: what moves a cursor or turns text is escaped, and read back as it was. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, escaped)}\n`;

/** By UTF-16 unit, as JSON has it. */
const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');

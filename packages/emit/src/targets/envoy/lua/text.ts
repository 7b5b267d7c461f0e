/** A Lua string that holds exactly this text. What is not plainly printable is written by its number. */
export function luaText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `"${Array.from(bytes, luaByte).join('')}"`;
}

// Three digits, since the next character may be one.
const luaByte = (byte: number): string =>
  byte < 0x20 || byte > 0x7e || byte === QUOTE || byte === BACKSLASH
    ? `\\${String(byte).padStart(3, '0')}`
    : String.fromCharCode(byte);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Words as one long string that the script splits when it is loaded: a table of 70,000 strings would have more constants
 * than LuaJIT allows a function.
 * @throws TypeError for a word that is none: no policy holds one.
 */
export function luaWords(words: readonly string[]): string {
  if (words.length === 0) return '{}';
  const wrong = words.find((word) => !/^[!-~]+$/.test(word) || word.includes(']==]'));
  if (wrong !== undefined) throw new TypeError(`not a word: ${JSON.stringify(wrong)}`);
  return `words [==[\n${wrap(words)}\n]==]`;
}

function wrap(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + word.length >= 100) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** A table of named values, each of them Lua already; what is undefined is left out. */
export function luaTable(fields: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  const named = said.map(
    ([name, value]) => `${/^[a-z_]+$/.test(name) ? name : `[${luaText(name)}]`} = ${value}`,
  );
  return named.length === 0 ? '{}' : `{\n${indent(`${named.join(',\n')},`)}\n}`;
}

/** Every line two spaces in, but for those of a long string, where a space more is harmless as well. */
export const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

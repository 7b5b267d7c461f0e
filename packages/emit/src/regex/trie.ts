import { chunksOf } from './chunks.js';
import { literal, type Regex } from './regex.js';

/** How many characters of texts stand in one expression: PCRE's compiled form is bounded to 64 KB. */
const CHARS_AT_ONCE = 6000;

/**
 * Many texts as a few expressions, folded by what they begin alike, so that an engine which tries one alternative after
 * the other looks at each character of a text about once. Unreadable, so only for lists that nobody reads.
 */
export const manyTexts = (texts: readonly string[]): readonly Regex[] =>
  chunksOf([...texts].sort(), CHARS_AT_ONCE, ({ length }) => length).map((chunk) => ({
    source: folded(chunk),
  }));

/** Texts as one source, folded by what they begin alike. */
export const folded = (texts: readonly string[]): string => fold([...texts].sort(), 0);

/** Sorted texts, alike up to `at` -> what follows. */
function fold(texts: readonly string[], at: number): string {
  const [first = '', ...others] = texts;
  if (others.length === 0) return literal(first.slice(at));
  // In a sorted list, what the first and the last begin with, all do.
  const last = others.at(-1) as string;
  let end = at;
  while (end < first.length && first[end] === last[end]) end++;
  const head = literal(first.slice(at, end));
  const isEnd = first.length === end;
  const groups = new Map<string, string[]>();
  for (const text of isEnd ? others : texts) {
    const key = text[end] as string;
    const group = groups.get(key) ?? [];
    group.push(text);
    groups.set(key, group);
  }
  const alternatives = [...groups.values()].map((group) => fold(group, end));
  return `${head}(?:${alternatives.join('|')})${isEnd ? '?' : ''}`;
}

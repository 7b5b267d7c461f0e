/**
 * One token of a Caddyfile that holds exactly this text. Between backticks nothing is escaped, between quotes only a
 * quote; but Caddy replaces `{$NAME}` before it reads any of that, and placeholders after it, so a brace stands in what
 * is written here only where it is meant.
 * @throws TypeError for a text that no policy holds.
 */
export function token(text: string): string {
  if (!/^[\t -~]*$/.test(text) || text.includes('{$')) throw unwritable(text);
  if (!text.includes('`')) return `\`${text}\``;
  if (text.includes('"') || text.endsWith('\\')) throw unwritable(text);
  return `"${text}"`;
}

/** A token of the policy's, in which nothing is a placeholder. */
export function value(text: string): string {
  if (/[{}]/.test(text)) throw unwritable(text);
  return token(text);
}

const unwritable = (text: string): TypeError =>
  new TypeError(`not to be written into a Caddyfile: ${JSON.stringify(text)}`);

/** Lines between braces, one tab in. */
export const block = (head: string, lines: readonly string[]): readonly string[] => [
  `${head} {`,
  ...lines.map((line) => `\t${line}`),
  '}',
];

/** JSON as tsconfig.json has it: with comments and with commas at the end. */
export function parseJsonc(text: string): unknown {
  const string = /"(?:\\.|[^"\\])*"/;
  const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;
  const comma = /,(?=\s*(?:(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)*[}\]])/;
  const parts = new RegExp(`(${string.source})|${comment.source}|${comma.source}`, 'g');
  return JSON.parse(text.replace(parts, (_, kept: string | undefined) => kept ?? ' '));
}

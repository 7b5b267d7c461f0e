/** Rows -> a Markdown table; every column but the first stands at the right. */
export const table = (heads, rows) =>
  [heads, heads.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

export const ratio = (value) => (value < 20 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));

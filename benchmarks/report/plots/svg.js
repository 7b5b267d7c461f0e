// As little SVG as the plots need. A white ground, so that they read on any page.
const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const attributes = (given) =>
  Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');

export const INK = '#1f2328';
export const FAINT = '#d0d7de';
export const SOFT = '#59636e';
/** Ours, and colours that stay apart for those who see fewer (Okabe and Ito), each with a shape of its own. */
export const OURS = '#0550ae';
export const PEER_COLOURS = [
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#999933',
  '#882255',
  '#6e7781',
];
const SHAPES = [
  (x, y, r) => `M${x - r},${y + r}L${x},${y - r}L${x + r},${y + r}Z`,
  (x, y, r) => `M${x - r},${y - r}H${x + r}V${y + r}H${x - r}Z`,
  (x, y, r) => `M${x},${y - r - 1}L${x + r + 1},${y}L${x},${y + r + 1}L${x - r - 1},${y}Z`,
  (x, y, r) => `M${x - r},${y - r}H${x + r}L${x},${y + r}Z`,
];

export const line = (x1, y1, x2, y2, more = {}) =>
  `<line${attributes({ x1, y1, x2, y2, stroke: FAINT, ...more })}/>`;
export const rect = (x, y, width, height, fill) => `<rect${attributes({ x, y, width, height, fill })}/>`;
export const text = (x, y, content, more = {}) =>
  `<text${attributes({ x, y, fill: INK, ...more })}>${escaped(content)}</text>`;
export const dot = (x, y, r, fill) =>
  `<circle${attributes({ cx: x.toFixed(1), cy: y, r, fill, stroke: '#fff', 'stroke-width': 1 })}/>`;
export const mark = (x, y, i) =>
  `<path${attributes({ d: SHAPES[i % SHAPES.length](Number(x.toFixed(1)), y, 3.5), fill: PEER_COLOURS[i % PEER_COLOURS.length], 'fill-opacity': 0.85 })}/>`;

export const svg = (width, height, title, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.filter(Boolean).join('\n')}
</svg>
`;

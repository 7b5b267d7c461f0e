// Every server two bars: the processor time a request beyond hard-coded headers, of the framework's own CORS and of ours.
import { INK, line, OURS, PEER_COLOURS, rect, SOFT, svg, text } from './svg.js';

const WIDTH = 860;
const LEFT = 190;
const RIGHT = 90;
const TOP = 92;
const ROW = 46;
const BAR = 13;
const VARIANTS = [
  ['peer', PEER_COLOURS[0], "the framework's own or usual CORS"],
  ['fullcors', OURS, 'fullcors'],
];

export function plotEndToEnd({ endToEnd, machine, effort }) {
  const rows = Object.entries(endToEnd).flatMap(([server, kinds]) =>
    Object.entries(kinds).map(([kind, variants]) => ({ label: `${server}: ${kind}`, variants })),
  );
  const shown = rows.flatMap(({ variants }) => VARIANTS.map(([name]) => variants[name]));
  const least = Math.min(0, ...shown.map(({ beyondLow }) => beyondLow));
  const most = Math.max(1, ...shown.map(({ beyondHigh }) => beyondHigh));
  const x = (us) => LEFT + ((WIDTH - LEFT - RIGHT) * (us - least)) / (most - least);
  const bottom = TOP + rows.length * ROW;
  return svg(WIDTH, bottom + 40, 'Processor time a request, beyond hard-coded headers', [
    text(16, 26, 'End to end: processor time a request beyond hard-coded headers', {
      'font-size': 16,
      'font-weight': 600,
    }),
    text(
      16,
      46,
      `microseconds, medians of ${effort.processes} rounds of fresh processes, with quartiles. ${machine.cpu}, ${machine.date}`,
      { fill: SOFT },
    ),
    ...VARIANTS.flatMap(([, colour, label], i) => [
      rect(16 + i * 250, 62, 12, 12, colour),
      text(34 + i * 250, 72, label),
    ]),
    ...rows.flatMap(({ label, variants }, i) => {
      const y = TOP + i * ROW + 6;
      return [
        text(LEFT - 12, y + BAR + 6, label, { 'text-anchor': 'end' }),
        ...VARIANTS.flatMap(([name, colour], j) => bar(variants[name], x, y + j * (BAR + 3), colour)),
      ];
    }),
    line(x(0), TOP - 4, x(0), bottom, { stroke: INK }),
    text(x(0), bottom + 18, 'hard-coded', { 'text-anchor': 'middle', fill: SOFT }),
  ]);
}

function bar({ beyond, beyondLow, beyondHigh }, x, y, colour) {
  const [from, to] = [Math.min(0, beyond), Math.max(0, beyond)];
  const middle = y + BAR / 2;
  return [
    rect(x(from).toFixed(1), y, Math.max(1, x(to) - x(from)).toFixed(1), BAR, colour),
    line(x(beyondLow).toFixed(1), middle, x(beyondHigh).toFixed(1), middle, { stroke: INK }),
    text(Math.max(x(beyondHigh), x(0)) + 6, y + BAR - 2, `${beyond < 0 ? '' : '+'}${beyond.toFixed(1)} us`, {
      fill: SOFT,
    }),
  ];
}

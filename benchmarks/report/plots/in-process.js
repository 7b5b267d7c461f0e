// Every scenario a row, every contender a mark on it, by the time it takes as a multiple of hard-coded headers.
import { isPeer } from '../../in-process/verify.js';
import { dot, FAINT, INK, line, mark, OURS, SOFT, svg, text } from './svg.js';

const WIDTH = 980;
const LEFT = 362;
const RIGHT = 30;
const TOP = 96;
const ROW = 22;

export function plotInProcess({ inProcess, machine }) {
  const rows = Object.entries(inProcess).map(([scenario, hosts]) => {
    const figures = Object.entries(hosts)
      .filter(([host]) => host !== 'decide')
      .flatMap(([, contenders]) => Object.entries(contenders));
    return {
      scenario,
      ours: figures.filter(([name]) => name.startsWith('fullcors')),
      peers: figures.filter(([name]) => isPeer(name)),
    };
  });
  const peers = [...new Set(rows.flatMap((row) => row.peers.map(([name]) => name)))];
  const all = rows.flatMap((row) => [...row.ours, ...row.peers].map(([, { ratio }]) => ratio));
  const least = Math.min(0.4, ...all) * 0.9;
  const most = Math.max(...all) * 1.1;
  const x = (ratio) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(ratio / least)) / Math.log(most / least);
  const bottom = TOP + rows.length * ROW;
  const ticks = [0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 10_000].filter((tick) => tick > least && tick < most);
  return svg(WIDTH, bottom + 46, 'What a request costs, as a multiple of hard-coded headers', [
    text(16, 26, 'What a request costs: multiples of hard-coded headers, in process', {
      'font-size': 16,
      'font-weight': 600,
    }),
    text(16, 46, `less is better; logarithmic. Node ${machine.node}, ${machine.cpu}, ${machine.date}`, {
      fill: SOFT,
    }),
    ...legend(peers),
    ...ticks.flatMap((tick) => [
      line(x(tick), TOP - 6, x(tick), bottom, tick === 1 ? { stroke: INK } : {}),
      text(x(tick), bottom + 16, `${tick.toLocaleString('en')}x`, { 'text-anchor': 'middle', fill: SOFT }),
    ]),
    text(x(1), bottom + 32, 'hard-coded', { 'text-anchor': 'middle', fill: SOFT }),
    ...rows.flatMap(({ scenario, ours, peers: others }, i) => {
      const y = TOP + i * ROW + ROW / 2;
      return [
        line(LEFT, y, WIDTH - RIGHT, y, { stroke: FAINT, 'stroke-dasharray': '1 3' }),
        text(LEFT - 12, y + 4, scenario.replaceAll('`', ''), { 'text-anchor': 'end' }),
        ...others.map(([name, { ratio }]) => mark(x(ratio), y, peers.indexOf(name))),
        ...ours.map(([, { ratio }]) => dot(x(ratio), y, 4.5, OURS)),
      ];
    }),
  ]);
}

function legend(peers) {
  let at = 20;
  return [undefined, ...peers].flatMap((name, i) => {
    const x = at;
    const label = name ?? 'fullcors (a dot a host)';
    at += 22 + label.length * 6.6;
    return [name ? mark(x, 68, i - 1) : dot(x, 68, 4.5, OURS), text(x + 9, 72, label)];
  });
}

// What issue "Speed" promised, row by row, beside what this run has measured: on Node's own response, to hard-coded.
import { isPeer } from '../in-process/verify.js';
import { ratio } from './table.js';

const AMONG = /^(allowed|refused) among ([\d,]+) (origins|subdomain patterns)$/;
const among = (verdict, counts) => (name) => {
  const [, said, count] = AMONG.exec(name) ?? [];
  return said && verdict.includes(said) && counts.includes(Number(count.replaceAll(',', '')));
};

const ROWS = [
  ['no Origin', (name) => name === 'no Origin', 1.1],
  ['allowed among 1 to 100 origins or subdomain patterns', among(['allowed'], [1, 100]), 1.1],
  ['`*`', (name) => name === '`*`', 1.1],
  ['refused among 1 to 100', among(['refused'], [1, 100]), 1.3],
  ['preflight, allowed or refused', (name) => name.startsWith('preflight'), 0.65],
  [
    'allowed or refused among 100,000 and 1,000,000',
    among(['allowed', 'refused'], [100_000, 1_000_000]),
    1.35,
  ],
  ['any 15.5 KB of Origin or requested headers', (name) => /15\.5 KB/.test(name), 1.1],
];
const MOST_BEYOND = 1;

/**
 * @param {number} slack what the ratios promised are multiplied by
 * @returns {[heads: string[], rows: string[][]]}
 */
export function acceptance(inProcess, endToEnd = {}, slack = 1) {
  const rows = ROWS.flatMap(([what, isOf, most]) =>
    Object.entries(inProcess)
      .filter(([name, hosts]) => isOf(name) && hosts.node)
      .map(([name, { node }]) => {
        const ours = node['fullcors/node'];
        const peers = Object.entries(node).filter(([name]) => isPeer(name));
        const best = peers.length > 0 ? Math.min(...peers.map(([, figure]) => figure.ratio)) : undefined;
        return [
          name === what ? name : `${what}: ${name}`,
          `${(most * slack).toFixed(2)}x`,
          `${ratio(ours.ratio)}x`,
          ours.ratio <= most * slack ? 'yes' : 'no',
          best === undefined ? '' : `${ratio(best)}x`,
        ];
      }),
  );
  const servers = Object.entries(endToEnd).flatMap(([name, kinds]) =>
    Object.entries(kinds).map(([kind, { fullcors, peer }]) => [
      `CPU beyond hard-coded: ${name}, ${kind}`,
      `${MOST_BEYOND.toFixed(1)} us`,
      `${fullcors.beyond.toFixed(1)} us`,
      fullcors.beyond <= MOST_BEYOND ? 'yes' : 'no',
      `${peer.beyond.toFixed(1)} us`,
    ]),
  );
  return [
    ['what', 'at most', 'measured', 'met', 'fastest peer'],
    [...rows, ...servers],
  ];
}

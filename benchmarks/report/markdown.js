// The results as Markdown. Every figure is a ratio to `hard-coded` in the same host unless its head says otherwise.
import { acceptance } from './acceptance.js';
import { ratio, table } from './table.js';

/** @param {object} results what run.js gathers; a level that was not measured is undefined */
export function renderMarkdown(results) {
  const { machine, effort, inProcess, inNode26, endToEnd, languages, builds, starts, sizes, stalls } =
    results;
  // A few rounds say that everything runs, and no more.
  const isSerious = inProcess && effort.rounds >= 20;
  const { cores, cpu, memory, kernel, node, date, load } = machine;
  return [
    `${date}: ${cores} cores (${cpu}), ${memory} GB, ${kernel}, Node ${node}; load ${load} when it began. ` +
      `In process ${effort.rounds} rounds of ${effort.batch} exchanges, on Node's own response in up to ${effort.cells} ` +
      `processes; end to end ${effort.processes} rounds of fresh processes, ${effort.amount.toLocaleString('en')} requests each.`,
    inProcess && `## In process\n\n${renderInProcess(inProcess)}`,
    isSerious && `## What was promised\n\n${table(...acceptance(inProcess, endToEnd))}`,
    inNode26 && `## What was promised, on Node 26\n\n${table(...acceptance(inNode26, undefined, 1.25))}`,
    endToEnd && `## End to end\n\n${renderEndToEnd(endToEnd)}`,
    languages && `## Other languages\n\n${renderLanguages(languages, endToEnd)}`,
    (builds || starts) && '## Costs that come once',
    builds && renderTimes('`createCors` with', 'build', 'bytes a pattern', builds, 'bytes'),
    stalls && renderStalls(stalls),
    starts && renderTimes('import, or command', 'process', 'heap, KB', starts, 'heap'),
    sizes && table(['entry, bundled', 'gzip bytes'], Object.entries(sizes)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A table for each host: what `hard-coded` takes, and the others as ratios with their quartiles. */
function renderInProcess(scenarios) {
  const hosts = new Map();
  for (const [scenario, byHost] of Object.entries(scenarios)) {
    for (const [host, contenders] of Object.entries(byHost)) {
      hosts.set(host, [...(hosts.get(host) ?? []), [scenario, contenders]]);
    }
  }
  return [...hosts].map(([host, rows]) => `### ${host}\n\n${renderHost(rows)}`).join('\n\n');
}

function renderHost(rows) {
  const all = [...new Set(rows.flatMap(([, contenders]) => Object.keys(contenders)))];
  // `decide` alone has nothing beside it that does the same: what is hard-coded there takes nothing.
  const isAlone = all.every((name) => name === 'hard-coded' || name === 'fullcors decide');
  const names = isAlone ? ['fullcors decide'] : all;
  const heads = names.map((name) => (name === 'hard-coded' || isAlone ? `${name}, ns` : name));
  return table(
    ['scenario', ...heads],
    rows.map(([scenario, contenders]) => [
      scenario,
      ...names.map((name) => {
        const figure = contenders[name];
        if (!figure) return '';
        if (name === 'hard-coded' || isAlone) return figure.ns.toLocaleString('en');
        return `${ratio(figure.ratio)} (${ratio(figure.low)} to ${ratio(figure.high)})`;
      }),
    ]),
  );
}

const signed = (value) => `${value < 0 ? '' : '+'}${value.toFixed(1)}`;

const renderEndToEnd = (frameworks) =>
  table(
    [
      'server',
      'request',
      'variant',
      'requests a second',
      'to hard-coded',
      'p99, ms',
      'CPU, us',
      'beyond hard-coded, us',
    ],
    rowsOf(frameworks, (row) => [
      Math.round(row.perSecond).toLocaleString('en'),
      `${ratio(row.ratio)} (${ratio(row.low)} to ${ratio(row.high)})`,
      row.p99.toFixed(1),
      row.cpu.toFixed(1),
      `${signed(row.beyond)} (${signed(row.beyondLow)} to ${signed(row.beyondHigh)})`,
    ]),
  );

const renderLanguages = (languages, endToEnd = {}) =>
  table(
    [
      'server',
      'request',
      'variant',
      'requests a second',
      'to its bare server',
      'CPU, us',
      'beyond its bare server, us',
    ],
    rowsOf(
      {
        ...languages,
        ...Object.fromEntries(Object.entries(endToEnd).filter(([name]) => name === 'http, Node')),
      },
      (row, bare) => [
        Math.round(row.perSecond).toLocaleString('en'),
        ratio(row.toBare),
        row.cpu.toFixed(1),
        signed(row.cpu - bare.cpu),
      ],
    ),
  );

const rowsOf = (frameworks, cells) =>
  Object.entries(frameworks).flatMap(([name, kinds]) =>
    Object.entries(kinds).flatMap(([kind, variants]) =>
      Object.entries(variants).map(([variant, row]) => [name, kind, variant, ...cells(row, variants.none)]),
    ),
  );

const renderTimes = (what, of, kept, times, key) =>
  table(
    [what, `${of}, ms`, 'to `node -e 0`', kept],
    Object.entries(times).map(([name, figure]) => [
      name,
      figure.ms.toFixed(1),
      ratio(figure.ratio),
      figure[key] === undefined
        ? ''
        : Math.round(figure[key] / (key === 'heap' ? 1024 : 1)).toLocaleString('en'),
    ]),
  );

const renderStalls = (stalls) =>
  table(
    [
      'a policy of 1,000,000 origins, swapped under load',
      'took, ms',
      'longest stall, ms',
      '99.9 % of stalls, ms',
    ],
    Object.entries(stalls).map(([name, { ms, longest, p999 }]) => [
      name,
      Math.round(ms).toLocaleString('en'),
      longest.toFixed(1),
      p999.toFixed(2),
    ]),
  );

/** The results as Markdown tables: ratios to `hard-coded` in the same host, and what a start costs. */
export function renderMarkdown({ machine, effort, scenarios, builds, starts, sizes }) {
  const { cores, cpu, node, platform, date } = machine;
  return [
    `${cores} cores (${cpu}), Node ${node}, ${platform}, ${date}; ${effort.rounds} rounds of ${effort.batch} exchanges`,
    renderScenarios(scenarios),
    builds && renderTimes('`createCors` with', 'build', builds),
    starts && renderTimes('import, or command', 'process', starts),
    sizes && table(['entry, bundled', 'gzip bytes'], Object.entries(sizes)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function renderScenarios(scenarios) {
  const columns = new Map();
  for (const hosts of Object.values(scenarios)) {
    for (const [host, contenders] of Object.entries(hosts)) {
      for (const name of Object.keys(contenders)) columns.set(`${host} ${name}`, { host, name });
    }
  }
  const shown = [...columns.values()].filter(({ host, name }) => name !== 'hard-coded' || host === 'node');
  const heads = shown.map(({ name }) => (name === 'hard-coded' ? 'hard-coded, ns' : name));
  const rows = Object.entries(scenarios).map(([scenario, hosts]) => [
    scenario,
    ...shown.map(({ host, name }) => {
      const figure = hosts[host]?.[name];
      if (!figure) return '';
      return name === 'hard-coded' ? figure.ns : ratio(figure.ratio);
    }),
  ]);
  return table(['scenario', ...heads], rows);
}

const renderTimes = (what, of, times) =>
  table(
    [what, `${of}, ms`, 'to `node -e 0`'],
    Object.entries(times).map(([name, figure]) => [name, figure.ms.toFixed(1), ratio(figure.ratio)]),
  );

const ratio = (value) => (value < 20 ? value.toFixed(2) : value.toFixed(0));

const table = (heads, rows) =>
  [heads, heads.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** How many fetches were read, blocked and thrown at, and by which step of the standard they were blocked. */
export function mixOf(outcomes) {
  const kinds = { read: 0, blocked: 0, threw: 0 };
  const reasons = {};
  for (const { fetches, reasons: named = [] } of outcomes) {
    for (const one of fetches) kinds[Object.keys(one)[0]] += 1;
    for (const reason of named) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { kinds, reasons };
}

export function describeMix({ kinds, reasons }) {
  const all = kinds.read + kinds.blocked + kinds.threw;
  const share = (count) => `${Math.round((count / all) * 100)} %`;
  const rows = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  return [
    `${all} fetches: ${share(kinds.read)} read, ${share(kinds.blocked)} blocked, ${share(kinds.threw)} never made`,
    ...rows.map(([reason, count]) => `  ${String(count).padStart(5)} ${reason}`),
  ].join('\n');
}

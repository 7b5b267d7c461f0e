import { differences, kindOf } from './compare.js';
import { shrink } from './shrink.js';

/** Scenarios a page is given at once: few enough to answer in seconds. */
const BATCH = 250;
/** Kinds of differences that are made small; after so many the next run will tell the rest. */
const KINDS = 6;

/**
 * Plays every scenario in both, and gives those in which they differ, also when played again: what is left is no
 * accident of a busy page. `{ scenario, found }` each; `once` is how many differed only the first time.
 */
export async function compare(scenarios, one, other) {
  const [ones, others] = [await inBatches(one, scenarios), await inBatches(other, scenarios)];
  const suspects = scenarios.filter((_, index) => differences(ones[index], others[index]).length > 0);
  const [again, andAgain] = [await inBatches(one, suspects), await inBatches(other, suspects)];
  const lasting = suspects
    .map((scenario, index) => ({ scenario, found: differences(again[index], andAgain[index]) }))
    .filter(({ found }) => found.length > 0);
  return { lasting, once: suspects.length - lasting.length, ones, others };
}

async function inBatches(player, scenarios) {
  const outcomes = [];
  for (let at = 0; at < scenarios.length; at += BATCH)
    outcomes.push(...(await player.play(scenarios.slice(at, at + BATCH))));
  return outcomes;
}

/** One scenario of each kind of difference, made as small as it gets; the most frequent kinds first. */
export async function smallestOfEachKind(lasting, one, other, most = KINDS) {
  const kinds = new Map();
  for (const it of lasting) {
    const kind = kindOf(it.found);
    kinds.set(kind, [...(kinds.get(kind) ?? []), it]);
  }
  const frequent = [...kinds].sort(([, a], [, b]) => b.length - a.length).slice(0, most);
  const report = [];
  for (const [kind, members] of frequent) {
    const first = shortest(members);
    const shows = async (candidates) => {
      const [ones, others] = [await inBatches(one, candidates), await inBatches(other, candidates)];
      return candidates.map((_, index) => {
        const found = differences(ones[index], others[index]);
        return found.length > 0 && kindOf(found) === kind;
      });
    };
    const scenario = await shrink(first.scenario, shows);
    const [[mine], [theirs]] = [await one.play([scenario]), await other.play([scenario])];
    const found = differences(mine, theirs);
    if (found.length > 0) report.push({ kind, count: members.length, scenario, found });
    // What it was, where it does not show any more: the page was busy, or time plays a part.
    else report.push({ kind: `${kind}, not always`, count: members.length, ...first });
  }
  return report;
}

const shortest = (members) =>
  members.reduce((a, b) => (JSON.stringify(b.scenario).length < JSON.stringify(a.scenario).length ? b : a));

/** What a person reads: the smallest scenario, ready to be pasted into found.js, and where the two differ. */
export function describeDifferences(report, one, other) {
  return report.map(
    ({ kind, count, scenario, found }) =>
      `${kind} (${count}):\n${JSON.stringify(scenario)}\n${found
        .slice(0, 6)
        .map(
          (it) =>
            `  ${it.at}:\n    ${one.name}: ${JSON.stringify(it.one)}\n    ${other.name}: ${JSON.stringify(it.other)}`,
        )
        .join('\n')}`,
  );
}

import { differences, kindOf } from './compare.js';
import { shrink } from './shrink.js';

/**
 * Plays every scenario in both, and gives those in which they differ, also when played again on their own: what is left
 * is no accident of a busy page. `{ scenario, found }` each.
 */
export async function compare(scenarios, one, other) {
  const [ones, others] = [await one.play(scenarios), await other.play(scenarios)];
  const suspects = scenarios.filter((_, index) => differences(ones[index], others[index]).length > 0);
  const [again, andAgain] = [await one.play(suspects), await other.play(suspects)];
  const lasting = suspects
    .map((scenario, index) => ({ scenario, found: differences(again[index], andAgain[index]) }))
    .filter(({ found }) => found.length > 0);
  return { lasting, outcomes: ones };
}

/** One scenario of each kind of difference, made as small as it gets. */
export async function smallestOfEachKind(lasting, one, other) {
  const kinds = Map.groupBy ? Map.groupBy(lasting, ({ found }) => kindOf(found)) : group(lasting);
  const report = [];
  for (const [kind, members] of kinds) {
    const sizes = members.map(({ scenario }) => JSON.stringify(scenario).length);
    const first = members[sizes.indexOf(Math.min(...sizes))];
    const shows = async (candidates) => {
      const [ones, others] = [await one.play(candidates), await other.play(candidates)];
      return candidates.map((_, index) => {
        const found = differences(ones[index], others[index]);
        return found.length > 0 && kindOf(found) === kind;
      });
    };
    const scenario = await shrink(first.scenario, shows);
    const [mine, theirs] = [(await one.play([scenario]))[0], (await other.play([scenario]))[0]];
    report.push({ kind, count: members.length, scenario, found: differences(mine, theirs), mine, theirs });
  }
  return report.sort((a, b) => b.count - a.count);
}

function group(lasting) {
  const kinds = new Map();
  for (const one of lasting) {
    const kind = kindOf(one.found);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return kinds;
}

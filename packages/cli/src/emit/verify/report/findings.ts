import type { DifferenceCode } from '@fullcors/emit/verify';
import type { AnsweredRow, FoundDifference } from '../result.js';

/** The same difference on several rows is one finding. */
export interface Finding {
  readonly code: DifferenceCode;
  readonly effect: FoundDifference['effect'];
  readonly gap: FoundDifference['gap'];
  readonly rows: readonly { readonly answered: AnsweredRow; readonly difference: FoundDifference }[];
}

const ORDER = ['widens', 'narrows', 'differs'];

/** What is wider first; what the target declares last. */
export function findingsOf(rows: readonly AnsweredRow[]): readonly Finding[] {
  const found = new Map<string, Finding & { rows: Finding['rows'][number][] }>();
  for (const answered of rows) {
    for (const difference of answered.differences) {
      const { code, effect, gap } = difference;
      const key = JSON.stringify([code, effect, gap?.code]);
      const finding = found.get(key) ?? { code, effect, gap, rows: [] };
      finding.rows.push({ answered, difference });
      found.set(key, finding);
    }
  }
  const rank = ({ effect, gap }: Finding): number => ORDER.indexOf(effect) + (gap ? ORDER.length : 0);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

import type { PolicyFile } from '../config/policy-file.js';
import type { Finding } from './finding.js';

/** What every format is written from. */
export interface Report {
  readonly file: PolicyFile;
  readonly environments: readonly string[];
  readonly findings: readonly Finding[];
  /** Those of the environments at which no lint could look, for the errors that are told. */
  readonly untried: readonly string[];
}

/** `cors.config.ts:4:19`, as editors and terminals open it. */
export const placeOf = ({ file }: Report, { place }: Finding): string =>
  place ? `${file.shown}:${place.line}:${place.column}` : file.shown;

/** `1 error, 2 warnings`. */
export function countsOf(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return counts.join(', ');
}

import { jsonText } from '../../terminal/json.js';
import type { Report } from '../report.js';

/** For machines. What is there stays; what is added is added at the end. */
export function asJson({ file, environments, findings, untried }: Report): string {
  const report = {
    version: 1,
    file: file.shown,
    environments,
    findings: findings.map(({ code, severity, environments, keyPath, place, message, fix }) => ({
      code,
      severity,
      environments,
      keyPath,
      line: place?.line ?? null,
      column: place?.column ?? null,
      message,
      fix,
    })),
    /** Environments for which only errors are told: the other rules were not tried. */
    untried,
  };
  return jsonText(report);
}

import type { Emission } from '@fullcors/emit';
import type { Subject } from '../emit.js';
import { gapsAsJson } from '../gap-report.js';

/** For machines. What is there stays; what is added is added at the end. */
export function emissionAsJson(
  { file, environment, gaps }: Subject,
  { target, files }: Emission,
  written?: readonly string[],
): string {
  const report = {
    version: 1,
    target,
    file: file.shown,
    environment,
    emitted: true,
    files: files.map(({ path, text, about }, i) => ({ path, text, about, written: written?.[i] ?? null })),
    gaps: gapsAsJson(gaps),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

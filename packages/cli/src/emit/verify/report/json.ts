import type { Subject } from '../../emit.js';
import { isUnanswered, isWrong, type Verification } from '../result.js';
import { DIFFERENCES } from './words.js';

/** For machines. What is there stays; what is added is added at the end. */
export function verificationsAsJson(
  { file, environment, target }: Subject,
  found: readonly Verification[],
): string {
  const report = {
    version: 1,
    target: target ?? null,
    file: file.shown,
    environment,
    urls: found.map(({ url, route, otherRoutes, rows }) => ({
      url: url.href,
      route: route ?? null,
      otherRoutes,
      verdict: rows.some(isWrong) ? 'differs' : rows.some(isUnanswered) ? 'unknown' : 'same',
      rows: rows.map(({ row, exchange, differences }) => ({
        topic: row.topic,
        name: row.name,
        about: row.about,
        method: row.method,
        headers: row.headers,
        status: exchange.response?.status ?? null,
        differences: differences.map(({ code, effect, field, wanted, got, gap }) => ({
          code,
          effect,
          field,
          wanted: wanted ?? null,
          got: got ?? null,
          what: DIFFERENCES[code][0],
          fix: DIFFERENCES[code][1],
          declaredAs: gap?.code ?? null,
        })),
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

import { CorsPolicyError } from 'fullcors';
import { buildFor } from '../config/in-force.js';
import { segmentsOf } from '../config/key-path.js';
import type { PolicyFile } from '../config/policy-file.js';
import { CannotRun } from '../exit.js';
import type { Finding } from './finding.js';
import { LINTS } from './lints/all.js';
import { scopesOf } from './scopes.js';

/**
 * Everything that is wrong in these environments. What is wrong in several for the same reason is said once.
 * @throws CannotRun where there is no such environment.
 */
export function findingsOf(file: PolicyFile, environments: readonly string[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const environment of environments) {
    for (const finding of findingsIn(file, environment)) {
      const key = JSON.stringify([finding.code, finding.keyPath, finding.severity]);
      const known = found.get(key);
      found.set(
        key,
        known
          ? { ...known, environments: [...new Set([...known.environments, ...finding.environments])] }
          : finding,
      );
    }
  }
  const order = ['error', 'warning', 'note'];
  return [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function findingsIn(file: PolicyFile, environment: string): readonly Finding[] {
  try {
    const cors = buildFor(file, environment);
    return scopesOf(file, environment, cors).flatMap((scope) =>
      LINTS.flatMap(({ code, find }) =>
        find(scope).map(({ at, severity, message, fix }) => ({
          code,
          severity,
          environments: [environment],
          keyPath: at,
          place: file.locate(at),
          message,
          fix,
        })),
      ),
    );
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    const unknown = error.problems.find(({ code }) => code === 'environment-unknown');
    if (unknown) throw new CannotRun(`${file.shown}: ${unknown.message}`, unknown.fix);
    // A policy that cannot be built is not looked at any closer.
    return error.problems.map(({ code, path, message, fix }) => ({
      code,
      severity: 'error',
      // Every environment is built with each, so that what is wrong in one is found in all.
      environments: [segmentsOf(path)[0] === 'environments' ? String(segmentsOf(path)[1]) : environment],
      keyPath: path,
      place: file.locate(path),
      message: `${message}.`,
      fix,
    }));
  }
}

import { CorsPolicyError } from 'fullcors';
import { buildFor } from '../config/in-force.js';
import { segmentsOf } from '../config/key-path.js';
import type { PolicyFile } from '../config/policy-file.js';
import { CannotRun } from '../exit.js';
import type { Finding } from './finding.js';
import { LINTS } from './lints/all.js';
import { scopesOf } from './scopes.js';

export interface Judged {
  readonly findings: readonly Finding[];
  /** The environments at which no lint could look, since they cannot be built. */
  readonly untried: readonly string[];
}

/**
 * Everything that is wrong in these environments. What is wrong in several for the same reason is said once.
 * @throws CannotRun where there is no such environment.
 */
export function findingsOf(file: PolicyFile, environments: readonly string[]): Judged {
  const found = new Map<string, Finding>();
  const untried: string[] = [];
  for (const environment of environments) {
    const { findings, isTried } = judge(file, environment);
    if (!isTried) untried.push(environment);
    for (const finding of findings) {
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
  const findings = [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return { findings, untried };
}

/** What is wrong in one environment; `isTried` is false where the lints could not look at it. */
function judge(file: PolicyFile, environment: string): { findings: readonly Finding[]; isTried: boolean } {
  try {
    return { findings: lintsOf(file, environment), isTried: true };
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    const unknown = error.problems.find(({ code }) => code === 'environment-unknown');
    if (unknown) throw new CannotRun(`${file.shown}: ${unknown.message}`, unknown.fix);
    const problems = error.problems.map(
      ({ code, path, message, fix }): Finding => ({
        code,
        severity: 'error',
        // Every environment is built with each, so that what is wrong in one is found in all.
        environments: [environmentAt(path) ?? environment],
        keyPath: path,
        place: file.locate(path),
        message: `${message}.`,
        fix,
      }),
    );
    const lints = lintsWithout(
      file,
      environment,
      error.problems.map(({ path }) => environmentAt(path)),
    );
    return { findings: [...problems, ...(lints ?? [])], isTried: lints !== undefined };
  }
}

const environmentAt = (path: string): string | undefined => {
  const [first, name] = segmentsOf(path);
  return first === 'environments' && name !== undefined ? String(name) : undefined;
};

/**
 * The lints where only other environments have problems: this one is the same without them. undefined where it, or the
 * base, has one: with an option that was misspelt left out, what is then missing would be told as if it were.
 */
function lintsWithout(
  file: PolicyFile,
  environment: string,
  broken: readonly (string | undefined)[],
): readonly Finding[] | undefined {
  if (broken.some((name) => name === undefined || name === environment)) return undefined;
  const { environments = {} } = file.options;
  const sound = Object.entries(environments).filter(([name]) => !broken.includes(name));
  const options = { ...file.options, environments: Object.fromEntries(sound) } as typeof file.options;
  try {
    return lintsOf({ ...file, options }, environment);
  } catch (error) {
    if (error instanceof CorsPolicyError) return undefined;
    throw error;
  }
}

function lintsOf(file: PolicyFile, environment: string): readonly Finding[] {
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
}

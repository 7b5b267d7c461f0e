import { type Cors, CorsPolicyError, createCors } from 'fullcors';
import { CannotRun } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';
import type { PolicyFile } from './policy-file.js';

/**
 * The environment that is meant: the one that is said, else `CORS_ENV`, else `NODE_ENV`, else production, as a server would
 * choose.
 */
export const environmentOf = (said: string | undefined, env: Terminal['env']): string =>
  said ?? (env['CORS_ENV'] || env['NODE_ENV'] || 'production');

/** The environments that a policy file describes, production among them, which needs no entry. */
export function environmentsOf({ options }: PolicyFile): readonly string[] {
  const { environments } = options as { environments?: unknown };
  const isRecord = typeof environments === 'object' && environments !== null;
  return [...new Set([...(isRecord ? Object.keys(environments) : []), 'production'])];
}

/**
 * The policy of one environment, with nothing of this process in it: `CORS_*` variables are the deployment's.
 * @throws CorsPolicyError with every problem.
 */
export const buildFor = ({ options }: PolicyFile, environment: string): Cors =>
  createCors(options as never, { env: { CORS_ENV: environment } });

/**
 * The policy of one environment, for those who need a sound one.
 * @throws CannotRun where it has problems, or there is no such environment.
 */
export function policyIn(file: PolicyFile, said: string | undefined, env: Terminal['env']): Cors {
  const environment = environmentOf(said, env);
  try {
    return buildFor(file, environment);
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    const [problem] = error.problems;
    if (problem?.code === 'environment-unknown') {
      throw new CannotRun(`${file.shown}: ${problem.message}`, problem.fix);
    }
    const place = problem && file.locate(problem.path);
    const where = place ? `${file.shown}:${place.line}:${place.column}` : file.shown;
    const more = error.problems.length > 1 ? `, and ${error.problems.length - 1} more` : '';
    throw new CannotRun(
      `${where}: ${problem?.path}: ${problem?.message}${more}`,
      `${problem?.fix}; fullcors check tells all`,
    );
  }
}

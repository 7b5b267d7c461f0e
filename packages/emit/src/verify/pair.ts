import type { CorsRequest } from 'fullcors';
import type { Difference, DifferenceCode } from './difference.js';
import { type Answer, fieldOf, type Grant, type Listed, linesOf } from './grant.js';

export const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
export const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';

/** The two answers to one request, each with what it grants. */
export interface Pair {
  readonly request: CorsRequest;
  readonly wanted: Answer;
  readonly got: Answer;
  readonly before: Grant;
  readonly after: Grant;
}

/** Whether `given` holds what `allowed` does not. */
export const isWider = (allowed: Listed, given: Listed): boolean =>
  !allowed.any && (given.any || [...given.names].some((name) => !allowed.names.has(name)));

export const onStatus = (
  code: DifferenceCode,
  effect: Difference['effect'],
  { wanted, got }: Pair,
): Difference => ({
  code,
  effect,
  field: 'status',
  wanted: String(wanted.status),
  got: String(got.status),
});

export const onField = (
  code: DifferenceCode,
  effect: Difference['effect'],
  name: string,
  { wanted, got }: Pair,
): Difference => ({
  code,
  effect,
  field: usual(name),
  wanted: fieldOf(wanted.headers, name),
  got: linesOf(got.headers, name).length > 0 ? linesOf(got.headers, name).join(' | ') : undefined,
});

/** `access-control-max-age` -> `Access-Control-Max-Age`. */
const usual = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

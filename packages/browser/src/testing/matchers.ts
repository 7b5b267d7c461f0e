import { describeExchange } from '../blocked/describe-exchange.js';
import {
  allowedByCors,
  type BlockedExpectation,
  blockedByCors,
  exposesHeader,
  keepsCookie,
  preflighted,
  sendsCookie,
  type Verdict,
  variesOnOrigin,
} from './checks.js';
import { describeAsked, type Outcome, outcomeOf } from './outcome.js';

/**
 * What `expect(page.fetch(...))` can say. Each takes the promise as it is, without `resolves` or `rejects`, and has to
 * be awaited.
 */
export interface CorsMatchers {
  /** A page may read the answer, whatever its status. */
  toBeAllowedByCors(): Promise<void>;
  /** The browser keeps the answer from the page because of CORS; for this reason, at this stage. */
  toBeBlockedByCors(expected?: BlockedExpectation): Promise<void>;
  /** The browser asks first. */
  toBePreflighted(): Promise<void>;
  /** The page may read a header of the answer; its value, where one is given, is this. */
  toExposeHeader(name: string, value?: string): Promise<void>;
  /** The request, not only its preflight, goes out with a cookie of this name. */
  toSendCookie(name: string): Promise<void>;
  /** The browser keeps a cookie of this name that the answer sets. */
  toKeepCookie(name: string): Promise<void>;
  /** Caches are told that the answer depends on the origin, also where it is refused. */
  toVaryOnOrigin(): Promise<void>;
}

const CHECKS: {
  readonly [Name in keyof CorsMatchers]: (
    outcome: Outcome,
    ...args: Parameters<CorsMatchers[Name]>
  ) => Verdict;
} = {
  toBeAllowedByCors: allowedByCors,
  toBeBlockedByCors: blockedByCors,
  toBePreflighted: preflighted,
  toExposeHeader: exposesHeader,
  toSendCookie: sendsCookie,
  toKeepCookie: keepsCookie,
  toVaryOnOrigin: variesOnOrigin,
};

/** What came of a check. */
export interface Finding {
  readonly holds: boolean;
  readonly outcome: Outcome;
  /** Why it does not hold; empty where it does. */
  readonly message: string;
}

/**
 * The one body of every matcher and assertion.
 * @throws whatever the fetch rejects with that is no refusal of a browser, and the refusal itself where the server did not
 * answer at all: an application that crashed has not refused anybody.
 */
export async function find<Name extends keyof CorsMatchers>(
  name: Name,
  isNot: boolean,
  fetched: unknown,
  args: Parameters<CorsMatchers[Name]>,
): Promise<Finding> {
  const outcome = await outcomeOf(fetched);
  const verdict = CHECKS[name](outcome, ...args);
  if (outcome.error?.reason === 'no-answer' && verdict.pass !== true) throw outcome.error;
  const holds = verdict.pass === !isNot;
  return { holds, outcome, message: holds ? '' : describeFailure(outcome, verdict, isNot) };
}

function describeFailure(outcome: Outcome, { wanted, seen, fix }: Verdict, isNot: boolean): string {
  return [
    `expected ${describeAsked(outcome)} ${isNot ? 'not ' : ''}${wanted}`,
    `  but ${seen}`,
    ...(fix ? [`  fix: ${fix}`] : []),
    ...outcome.exchange.map((exchange) => `\n${describeExchange(exchange)}`),
  ].join('\n');
}

/** For `expect.extend`, which vitest and Jest have alike. */
export const matchers = Object.fromEntries(
  (Object.keys(CHECKS) as (keyof CorsMatchers)[]).map((name) => [
    name,
    // biome-ignore lint/suspicious/noExplicitAny: the checks look at what they are given
    async function (this: { readonly isNot?: boolean }, fetched: unknown, ...args: any) {
      const { isNot = false } = this;
      const { holds, message } = await find(name, isNot, fetched, args);
      return { pass: holds !== isNot, message: () => message };
    },
  ]),
);

// For node:test, and for every runner in which a test fails by throwing.
import { AssertionError } from 'node:assert';
import type { BlockedByCors } from '../blocked/blocked-by-cors.js';
import type { BrowserResponse } from '../browser-response.js';
import type { BlockedExpectation } from './checks.js';
import { type CorsMatchers, find } from './matchers.js';

export type { BlockedExpectation } from './checks.js';

/** What `page.fetch(...)` returns, or what came of it. */
export type Fetched = PromiseLike<BrowserResponse> | BrowserResponse | BlockedByCors;

/** The page may read the answer, whatever its status: it is returned. */
export async function assertAllowedByCors(fetched: Fetched): Promise<BrowserResponse> {
  const { response } = await hold('toBeAllowedByCors', false, fetched);
  return response!;
}

/** CORS keeps the answer from the page, for this reason and at this stage where they are given: the error is returned. */
export async function assertBlockedByCors(
  fetched: Fetched,
  expected?: BlockedExpectation,
): Promise<BlockedByCors> {
  const { error } = await hold('toBeBlockedByCors', false, fetched, expected);
  return error!;
}

/** The browser asks first. */
export async function assertPreflighted(fetched: Fetched): Promise<void> {
  await hold('toBePreflighted', false, fetched);
}
/** The browser does not ask: the request is a simple one, or an earlier preflight is remembered. */
export async function assertNotPreflighted(fetched: Fetched): Promise<void> {
  await hold('toBePreflighted', true, fetched);
}

/** The page may read a header of the answer; its value, where one is given, is this. */
export async function assertHeaderExposed(fetched: Fetched, name: string, value?: string): Promise<void> {
  await hold('toExposeHeader', false, fetched, name, value);
}
/** The answer has a header that the page may not read. */
export async function assertHeaderHidden(fetched: Fetched, name: string): Promise<void> {
  await hold('toExposeHeader', true, fetched, name);
}

/** The request, not only its preflight, goes out with a cookie of this name. */
export async function assertCookieSent(fetched: Fetched, name: string): Promise<void> {
  await hold('toSendCookie', false, fetched, name);
}
/** The request goes out without a cookie of this name. */
export async function assertCookieNotSent(fetched: Fetched, name: string): Promise<void> {
  await hold('toSendCookie', true, fetched, name);
}

/** The browser keeps a cookie of this name that the answer sets. */
export async function assertCookieKept(fetched: Fetched, name: string): Promise<void> {
  await hold('toKeepCookie', false, fetched, name);
}
/** The answer sets a cookie of this name, and the browser does not keep it. */
export async function assertCookieNotKept(fetched: Fetched, name: string): Promise<void> {
  await hold('toKeepCookie', true, fetched, name);
}

/** Caches are told that the answer depends on the origin, also where it is refused. */
export async function assertVaryOnOrigin(fetched: Fetched): Promise<void> {
  await hold('toVaryOnOrigin', false, fetched);
}

async function hold<Name extends keyof CorsMatchers>(
  name: Name,
  isNot: boolean,
  fetched: Fetched,
  ...args: Parameters<CorsMatchers[Name]>
) {
  const { holds, outcome, message } = await find(name, isNot, fetched, args);
  if (!holds) throw new AssertionError({ message, operator: isNot ? `not.${name}` : name });
  return outcome;
}

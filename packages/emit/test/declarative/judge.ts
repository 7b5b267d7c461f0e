import { browserAt } from '../../../browser/src/index.js';
import { EXPOSABLE } from './models/model.js';
import type { Ask } from './policies.js';

/** What comes of it in a browser: refused, or the response headers that the page can read. */
export type Outcome = 'refused' | readonly string[];

/** Asks what a page would, as browsers do: with a preflight where one is needed. */
export async function judge(
  handler: (request: Request) => Response | Promise<Response>,
  { origin, path, method, headers, credentials }: Ask,
): Promise<Outcome> {
  const page = browserAt(origin);
  try {
    const response = await page.fetch(handler, path, {
      method,
      credentials,
      headers: Object.fromEntries(headers.map((name) => [name, 'application/json'])),
    });
    return EXPOSABLE.filter((name) => response.headers.has(name));
  } catch (error) {
    if (error instanceof Error && error.name === 'BlockedByCors') return 'refused';
    throw error;
  }
}

/** Whether `left` gives a page nothing that `right` does not. */
export const isWithin = (left: Outcome, right: Outcome): boolean =>
  left === 'refused' || (right !== 'refused' && left.every((name) => right.includes(name)));

import type { BlockedByCors } from '../blocked/blocked-by-cors.js';
import type { BrowserResponse } from '../browser-response.js';
import type { HttpExchange } from '../fetch-standard/fetch-params.js';
import { getHeader } from '../fetch-standard/header-list.js';

/** What came of a page's fetch: a refusal of the browser is an outcome as good as a response. */
export interface Outcome {
  /** The one or the other. */
  readonly error?: BlockedByCors;
  readonly response?: BrowserResponse;
  readonly exchange: readonly HttpExchange[];
}

/**
 * Waits for what `page.fetch(...)` returned, or takes what came of it.
 * @throws whatever it rejects with that is no refusal of the browser: a mistake of the test's, an abort.
 * @throws TypeError where it is not a page's fetch.
 */
export async function outcomeOf(fetched: unknown): Promise<Outcome> {
  let settled: unknown;
  try {
    settled = await fetched;
  } catch (error) {
    if (!isBlockedByCors(error)) throw error;
    settled = error;
  }
  if (isBlockedByCors(settled)) return { error: settled, exchange: settled.exchange };
  if (isBrowserResponse(settled)) return { response: settled, exchange: settled.exchange };
  throw new TypeError(
    settled instanceof Response
      ? "this Response came from no page: the platform's own fetch checks no CORS. Pass page.fetch(...), of browserAt(origin)"
      : `this is no fetch of a page, but of type ${typeof settled}: pass what page.fetch(...) returns`,
  );
}

/** By what it has and not by its class, which a test runner may have loaded twice. */
const isBlockedByCors = (value: unknown): value is BlockedByCors =>
  value instanceof Error && value.name === 'BlockedByCors' && 'exchange' in value;

const isBrowserResponse = (value: unknown): value is BrowserResponse =>
  typeof value === 'object' && value !== null && 'exchange' in value && 'headers' in value;

/** Who asked for what: `PUT https://api.test/items/1 from https://app.example.com`. */
export function describeAsked({ error, exchange }: Outcome): string {
  const request = exchange.find(({ stage }) => stage === 'actual')?.request;
  const method = error?.facts.method ?? request?.method;
  const url = error?.facts.firstUrl ?? request?.url;
  const sent = exchange.flatMap(({ request }) => getHeader(request.headers, 'Origin') ?? []);
  const origin = sent[0] ?? error?.facts.origin;
  return `${method} ${url}${origin === undefined ? '' : ` from ${origin}`}`;
}

import type { HttpResponse, Transport } from '../fetch-standard/transport.js';

/** An exchange of the past: of a HAR file, of a log. */
export interface RecordedExchange {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: Partial<HttpResponse> & Pick<HttpResponse, 'status' | 'headers'>;
}

/**
 * Answers from a recording, each exchange once and in order; where a request is asked more often, the last one again.
 * What was not recorded is no answer.
 */
export function recorded(exchanges: readonly RecordedExchange[]): Transport {
  const keyOf = ({ method, url }: { method: string; url: string }) => `${method} ${new URL(url).href}`;
  const byKey = new Map<string, RecordedExchange[]>();
  for (const exchange of exchanges) {
    const key = keyOf(exchange.request);
    byKey.set(key, [...(byKey.get(key) ?? []), exchange]);
  }
  return {
    async send({ method, url }) {
      const key = keyOf({ method, url: url.href });
      const left = byKey.get(key);
      const exchange = left && left.length > 1 ? left.shift() : left?.[0];
      if (!exchange) throw new Error(`${key} was not recorded`);
      return { body: null, ...exchange.response };
    },
  };
}

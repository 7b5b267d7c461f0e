import type { Stage } from './blocked-reasons.js';
import type { CookieStore, RefusedCookie } from './cookie-store.js';
import type { HeaderList } from './header-list.js';
import type { Origin } from './origin.js';
import type { PreflightCache } from './preflight-cache.js';
import type { FetchRequest } from './request.js';
import type { Transport } from './transport.js';

/** One request on the wire and its answer: heads only. */
export interface HttpExchange {
  readonly stage: Stage;
  readonly request: { readonly method: string; readonly url: string; readonly headers: HeaderList };
  /** Undefined where there was no answer. */
  readonly response?: { readonly status: number; readonly statusText: string; readonly headers: HeaderList };
  /** What the answer wanted to set and the browser did not keep. */
  readonly refusedCookies?: readonly RefusedCookie[];
}

/** What the algorithms hand on to each other. https://fetch.spec.whatwg.org/#fetch-params */
export interface FetchParams {
  readonly request: FetchRequest;
  /** The page at the top of the tab; it is the page that asks, unless that one is framed. */
  readonly top: Origin;
  readonly preflightCache: PreflightCache;
  readonly cookies: CookieStore;
  readonly transport: Transport;
  /** Everything that went over the wire, in order. */
  readonly exchanges: HttpExchange[];
}

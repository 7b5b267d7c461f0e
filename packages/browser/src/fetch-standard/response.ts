import type { BlockedReason, Stage } from './blocked-reasons.js';
import type { HeaderList } from './header-list.js';

/** A response as it came. https://fetch.spec.whatwg.org/#concept-response */
export interface FetchResponse {
  readonly url: URL;
  readonly status: number;
  readonly statusText: string;
  /** As the browser reads them. */
  readonly headers: HeaderList;
  /** As they came: every line by itself. */
  readonly fields: HeaderList;
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** A network error, and the step that returned it. https://fetch.spec.whatwg.org/#concept-network-error */
export interface NetworkError {
  readonly blocked: BlockedReason;
  readonly stage: Stage;
  /** What was asked or answered and decided the matter: a method, a field name, a field value. */
  readonly subject?: string | undefined;
  readonly cause?: unknown;
}

export const isNetworkError = (result: object): result is NetworkError => 'blocked' in result;

/** https://fetch.spec.whatwg.org/#null-body-status */
export const isNullBodyStatus = (status: number): boolean => [101, 103, 204, 205, 304].includes(status);
/** https://fetch.spec.whatwg.org/#redirect-status */
export const isRedirectStatus = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);
/** https://fetch.spec.whatwg.org/#ok-status */
export const isOkStatus = (status: number): boolean => status >= 200 && status <= 299;

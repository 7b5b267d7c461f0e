import type { HeaderList } from './header-list.js';

/** A request as it is put on the wire. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderList;
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
  readonly signal: AbortSignal | null;
}

/** A response as it came from the wire: every field line by itself, nothing joined. */
export interface HttpResponse {
  readonly status: number;
  /** @default '' */
  readonly statusText?: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/**
 * What carries one request to a server and brings one response back. It follows no redirect, keeps no cookie and judges
 * nothing: that is the browser's part. It rejects where there is no answer.
 */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>;
}

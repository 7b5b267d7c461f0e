import type { HeaderList } from '../fetch-standard/header-list.js';

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

/** How long a request over the network may take, and how much of its answer is read. */
export interface NetworkLimits {
  /**
   * Milliseconds. Past it there is no answer; of one that is still coming, what has come is the body.
   * @default Infinity
   */
  timeout?: number;
  /**
   * Bytes of a body that are read. What comes after is left, and the connection is closed.
   * @default Infinity
   */
  maxBody?: number;
}

// The least that the Node adapters need of their hosts, so that the published types depend on no framework and no
// version; test/types holds them against the real ones.

/** A request of node:http, node:http2 (compatibility API) or a framework built on them. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Where Express and Connect keep the whole path while `url` is relative to a mount point. */
  readonly originalUrl?: string | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly rawHeaders?: readonly string[] | undefined;
}

/** A response of node:http, node:http2 (compatibility API) or a framework built on them. */
export interface NodeResponse {
  readonly headersSent: boolean;
  statusCode: number;
  // biome-ignore lint/suspicious/noExplicitAny: both HTTP versions and every overload have to fit
  writeHead(...args: any[]): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  writeHeader?(...args: any[]): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  setHeader(name: string, value: any): unknown;
  getHeader(name: string): string | number | readonly string[] | undefined;
  getHeaderNames(): string[];
  removeHeader(name: string): void;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  end(...args: any[]): unknown;
}

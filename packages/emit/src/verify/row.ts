import type { CorsRequest } from 'fullcors';

/** What a row looks at; rows are reported by it. */
export type Topic =
  | 'allowed-origins'
  | 'other-origins'
  | 'no-origin'
  | 'methods'
  | 'requested-headers'
  | 'plain-options'
  | 'errors'
  | 'private-network'
  | 'enforce'
  | 'sent';

/** One row of the answer table: a request to be sent, whose answer the policy knows. */
export interface Row {
  readonly topic: Topic;
  /** In a few words: `GET from https://app.example.com`. */
  readonly name: string;
  /** What is special about it: `another name that ends alike`. */
  readonly about: string;
  readonly method: string;
  /** Each name once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Where the rows are sent, as far as a policy asks. */
export interface Place {
  /** With or without its query. */
  readonly path: string;
  /** With its port. */
  readonly host: string;
}

/** A row in the words of `cors.decide`. */
export function corsRequestOf({ method, headers }: Row, { path, host }: Place): CorsRequest {
  const field = (wanted: string): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  return {
    method,
    path,
    host,
    origin: field('origin'),
    requestMethod: field('access-control-request-method'),
    requestHeaders: field('access-control-request-headers'),
    requestPrivateNetwork: field('access-control-request-private-network'),
    secFetchSite: field('sec-fetch-site'),
  };
}

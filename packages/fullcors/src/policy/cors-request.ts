/**
 * The facts a decision rests on: field values as they came, several field lines joined with `, ` as RFC 9110 section
 * 5.3 says. An absent field is undefined; an empty one counts as absent.
 */
export interface CorsRequest {
  /** The request's method, in its exact spelling. */
  readonly method: string;
  /** `Origin`. Two lines joined are no origin, and are refused. */
  readonly origin?: string | undefined;
  /** `Access-Control-Request-Method`. */
  readonly requestMethod?: string | undefined;
  /** `Access-Control-Request-Headers`. */
  readonly requestHeaders?: string | undefined;
  /** `Access-Control-Request-Private-Network`. */
  readonly requestPrivateNetwork?: string | undefined;
  /** The request target, for `routes`; a query is ignored. */
  readonly path?: string | undefined;
  /** `Host` or `:authority`, for `enforce`. */
  readonly host?: string | undefined;
  /** `Sec-Fetch-Site`, for `enforce`. */
  readonly secFetchSite?: string | undefined;
  /** The server's own request object, for `allowOriginIf`: an IncomingMessage or a Request. */
  readonly native?: unknown;
}

const FACTS = [
  'method',
  'origin',
  'requestMethod',
  'requestHeaders',
  'requestPrivateNetwork',
  'path',
  'host',
  'secFetchSite',
  'native',
] as const;

/** The same facts, all of them read, as an object that can be spread and printed. */
export const plainRequest = (request: CorsRequest): CorsRequest =>
  Object.fromEntries(FACTS.map((name) => [name, request[name]])) as unknown as CorsRequest;

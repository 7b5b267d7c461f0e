import type { CorsRequest } from './cors-request.js';

/**
 * An origin pattern: `scheme://host[:port]`, exact. The host may begin with `*.` (one or more labels, never the
 * apex) and the port may be `*` (any port, or none). `null` needs `dangerouslyAllowNullOrigin`.
 */
export type OriginPattern = `${string}://${string}` | 'null';

/**
 * Asked last, for an origin that no pattern and no expression allows. Only a literal `true`, in time, allows it: a
 * throw, a rejection, a timeout and any other value refuse it. Never asked without an `Origin`.
 */
export type AllowOriginIf = (origin: string, request: CorsRequest) => boolean | Promise<boolean>;

/** The options that a route or an environment may replace. */
export interface PolicyOptions {
  /**
   * Origins that may read responses, as patterns, or `['*']` for every origin.
   * @default []
   */
  allowOrigins?: readonly (OriginPattern | '*' | (string & {}))[];
  /**
   * An expression that the whole origin must match; it is never searched for within the origin. Matched in linear
   * time, so no origin can stall the server; look-arounds, back-references, `\b`, bare dots and the flags `g`, `y`
   * and `v` are refused. In JSON, YAML and TOML it is written as text, without slashes around it. A bundle takes it by
   * `import 'fullcors/origin-regex'`.
   * @default undefined
   */
  allowOriginRegex?: RegExp | string;
  /**
   * Asked last; see {@link AllowOriginIf}.
   * @default undefined
   */
  allowOriginIf?: AllowOriginIf;
  /**
   * Milliseconds that `allowOriginIf` may take, 1 to 60000. Past it the origin is refused.
   * @default 3000
   */
  allowOriginIfTimeout?: number;
  /**
   * Whether responses to requests with credentials (cookies, TLS client certificates, HTTP authentication) may be
   * read: `Access-Control-Allow-Credentials: true`.
   * @default false
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  allowCredentials?: boolean;
  /**
   * Methods beyond the CORS-safelisted GET, HEAD and POST, which every preflight passes; or `['*']`. `OPTIONS` need
   * not be listed for preflights to be answered. Under `enforce` the safelisted methods count as well.
   * @default ['GET']
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-methods
   */
  allowMethods?: readonly string[];
  /**
   * Request-header names a page may send; or `['*']`. Without credentials `*` does not cover `Authorization`: list it
   * too.
   * @default []
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-headers
   */
  allowHeaders?: readonly string[];
  /**
   * Response-header names a page may read beyond the safelisted ones; or `['*']` (not with credentials).
   * @default []
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  exposeHeaders?: readonly string[];
  /**
   * Seconds a browser may cache a preflight, 0 to 86400. Chromium honours at most 7200, Firefox 86400, WebKit 600.
   * @default 600
   * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
   */
  maxAge?: number;
  /**
   * Answers the legacy Private Network Access preflight. Not with `allowOrigins: ['*']`.
   * @default false
   * @see https://wicg.github.io/private-network-access/
   */
  allowPrivateNetwork?: boolean;
  /**
   * The status of an allowed preflight. 200 is for old clients and proxies that choke on 204.
   * @default 204
   */
  preflightStatus?: 200 | 204;
  /**
   * Refused preflights say why: whatever passed is answered, with status 200 where the origin passed, so that the
   * browser's console names the true reason; and the body lists every reason as `application/problem+json`. It
   * discloses the policy: not for production. A bundle takes it by `import 'fullcors/explain'`.
   * @default false
   */
  debug?: boolean;
  /**
   * Also refuse actual cross-origin requests the policy does not allow, with 403, before the handler runs. CORS alone
   * lets them run and only hides the response. Here every method has to be listed: GET, POST, and OPTIONS where the
   * application answers one that is no preflight; HEAD goes with GET.
   * @default false
   */
  enforce?: boolean;
  /**
   * Lets `allowOrigins` hold `'null'`. Any page on the web can send that origin (a sandboxed iframe is enough).
   * @default false
   */
  dangerouslyAllowNullOrigin?: boolean;
  /**
   * Lets any origin send credentials and read the answer. Every site a signed-in user visits can then act as them.
   * @default false
   */
  dangerouslyAllowAnyOriginWithCredentials?: boolean;
  /**
   * Lets `http://` origins off loopback send credentials. Anyone on the user's network can then inject a page there.
   * @default false
   */
  dangerouslyAllowInsecureOriginsWithCredentials?: boolean;
  /**
   * Lets a pattern such as `https://*.github.io` send credentials. Anyone can own a subdomain of a public suffix.
   * @default false
   */
  dangerouslyAllowPublicSuffixSubdomains?: boolean;
}

/** The options of {@link createCors} and of every adapter. Unknown keys are errors. */
export interface CorsOptions extends PolicyOptions {
  /**
   * Path pattern -> options that replace the base's, key by key; the three that say origins are replaced together.
   * Segments are literal or `:name` (any one segment); a last segment `*` covers the path before it and everything below.
   * The most specific pattern decides, alone. Where a path can be read in several ways that lead to different policies
   * (`/a/..%2fb`), nobody is allowed. A bundle takes them by `import 'fullcors/layers'`.
   * @default {}
   */
  routes?: Readonly<Record<`/${string}`, PolicyOptions>>;
  /**
   * Name -> options that replace the base's, key by key; the three that say origins are replaced together. The name in
   * force is `CORS_ENV`, else `NODE_ENV`, else `production`, which needs no entry. Any other name without an entry is an
   * error. A bundle takes them by `import 'fullcors/layers'`.
   * @default {}
   */
  environments?: Readonly<Record<string, Omit<CorsOptions, 'environments' | '$schema'>>>;
  /** Where an editor finds the JSON Schema of a policy file; passed over. */
  $schema?: string;
}

/** Every option by its name. */
export type OptionName = Exclude<keyof CorsOptions, '$schema'>;

import type { ParsedPattern } from 'fullcors/origins';

/** What is left of a place's rules once everything is gone that the target cannot say. */
export interface Said {
  /** Whether it is nobody's: no origin is left, and the target has to be told so. */
  readonly nobody: boolean;
  /** `['*']`-like: everyone, without credentials. Then there are no others. */
  readonly anyOrigin: boolean;
  readonly null: boolean;
  readonly exact: readonly string[];
  readonly wild: readonly ParsedPattern[];
  /** Sources of expressions for the target's dialect, without anchors, that the whole origin has to match. */
  readonly regexes: readonly string[];
  readonly anyMethod: boolean;
  /** As the policy lists them, for who only writes Access-Control-Allow-Methods. */
  readonly methods: readonly string[];
  /** With the three that every preflight passes, for who compares. */
  readonly passing: readonly string[];
  readonly anyHeader: boolean;
  /** In the policy's spelling, `*` not among them. */
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  /** Seconds. */
  readonly maxAge: number;
  readonly privateNetwork: boolean;
}

/**
 * A request header that no page can send, since browsers keep it to themselves: to allow it allows nothing. For targets
 * that take an empty list for "all of them" (Kong, ingress-nginx) or take none (CloudFront).
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export const HEADER_OF_NO_PAGE = 'Origin';

/** `*` and the names, as the field value has them. */
export const listedHeaders = ({ anyHeader, headers }: Said): string[] => [
  ...(anyHeader ? ['*'] : []),
  ...headers,
];

export const listedMethods = ({ anyMethod, methods }: Said): string[] => (anyMethod ? ['*'] : [...methods]);

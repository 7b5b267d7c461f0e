/** A policy for some paths, as plain JSON data in canonical form: what `emit`, `check` and the playground read. */
export interface PathPolicy {
  /** Patterns in canonical form, each once, in the order given; `['*']` for any origin. */
  readonly allowOrigins: readonly string[];
  /** The expression, which must match the whole origin; null when there is none. */
  readonly allowOriginRegex: { readonly source: string; readonly flags: string } | null;
  /** Whether a function is asked last. Such a policy cannot be told in full as data. */
  readonly allowOriginIf: boolean;
  /** Milliseconds. */
  readonly allowOriginIfTimeout: number;
  readonly allowCredentials: boolean;
  /** In the order given, each once; `['*']` for any. */
  readonly allowMethods: readonly string[];
  /** In the spelling and order given, each once whatever its case; may hold `*`. */
  readonly allowHeaders: readonly string[];
  /** As `allowHeaders`. */
  readonly exposeHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge: number;
  readonly allowPrivateNetwork: boolean;
  readonly preflightStatus: 200 | 204;
  readonly debug: boolean;
  readonly enforce: boolean;
  readonly dangerouslyAllowNullOrigin: boolean;
  readonly dangerouslyAllowAnyOriginWithCredentials: boolean;
  readonly dangerouslyAllowInsecureOriginsWithCredentials: boolean;
  readonly dangerouslyAllowPublicSuffixSubdomains: boolean;
}

/** The policy in force, as plain JSON data, frozen to its depth. */
export interface Policy extends PathPolicy {
  /** The environment in force. */
  readonly environment: string;
  /** Path pattern -> the complete policy there; nothing is left to merge. */
  readonly routes: Readonly<Record<string, PathPolicy>>;
}

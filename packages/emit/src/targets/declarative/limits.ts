import type { GapCode } from '../../gaps.js';
import type { Dialect } from '../../regex/regex.js';

/** What a declarative target can say of a policy, as data. What a policy holds beyond it becomes a gap. */
export interface Limits {
  /** As messages call it. */
  readonly name: string;
  readonly origins: OriginLimits;
  readonly methods: MethodLimits;
  readonly requestHeaders: RequestHeaderLimits;
  readonly exposeHeaders: { readonly any: boolean; readonly most: number };
  /** `said`: as the policy has it. `always`: allowed to whoever is listed. `no`: never. */
  readonly credentials: 'said' | 'always' | 'no';
  /** The least number of seconds that can be said. */
  readonly leastMaxAge: 0 | 1;
  readonly privateNetwork: boolean;
  /** Of an allowed preflight; undefined where it is not the target's to say. */
  readonly preflightStatus: 200 | 204 | undefined;
  readonly routes: RouteLimits;
  /** What it does otherwise whatever the policy says. */
  readonly differs: readonly Difference[];
}

export interface OriginLimits {
  readonly null: boolean;
  /** Whether origins such as `chrome-extension://id` can be said. */
  readonly otherSchemes: boolean;
  /** What a host may be made of, for those that take a pattern. */
  readonly host: RegExp;
  /** `*.` as it is in a policy, as one label, or not at all. */
  readonly subdomains: 'yes' | 'one-label' | 'no';
  /** `:*` and none; `alone` where it cannot stand beside `*.`. */
  readonly anyPort: 'yes' | 'alone' | 'no';
  /** Whether it takes expressions, and in which dialect. */
  readonly expressions?: Dialect;
  readonly most: number;
  /** Characters of one origin. */
  readonly longest: number;
}

export interface MethodLimits {
  /** What `*` becomes: `literal` means nothing to a browser that sends credentials; `echo` does. */
  readonly any: 'echo' | 'literal' | 'no';
  /** The only ones that can be said. */
  readonly known?: readonly string[];
  /** What those are made of that can be said, where there is no list. */
  readonly token?: RegExp;
}

export interface RequestHeaderLimits {
  /**
   * What `*` becomes without credentials. `literal` does not cover Authorization, as the policy says; what is echoed, or
   * may be, does.
   */
  readonly any: 'literal' | 'echo' | 'unknown' | 'no';
  /** Whether with credentials, where `*` means nothing to browsers, the requested names are answered. */
  readonly echoesWithCredentials: boolean;
  /** Whether Authorization can be listed beside `*`. */
  readonly namesBesideAny: boolean;
  readonly most: number;
}

export interface RouteLimits {
  /** `:name`, and a last `*`. */
  readonly one: boolean;
  readonly below: boolean;
  readonly literal: boolean;
  /** What a literal segment may be made of. */
  readonly text: RegExp;
  readonly most: number;
  /** Whether paths that can be read in several ways are refused, as in the policy; else they are as the target reads them. */
  readonly refusesOdd: boolean;
}

/** Something that holds of every answer of the target: its code, what comes of it, what to do. */
export interface Difference {
  readonly code: GapCode;
  readonly message: string;
  readonly fix: string;
}

export const ANY_HOST = /^/;
/** Names and numbers only: neither an underscore nor an address in brackets. */
export const PLAIN_HOST = /^[a-z0-9.-]+$/;

export const NO_ROUTES: RouteLimits = {
  one: false,
  below: false,
  literal: false,
  text: /^/,
  most: 0,
  refusesOdd: false,
};

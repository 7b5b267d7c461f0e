import type { ExpressionNode, ParsedPattern } from 'fullcors/origins';

/** A policy in the form that every target starts from: parsed parts and finished field values, no text of the user's. */
export interface Rules {
  /** The environment whose policy it is. */
  readonly environment: string;
  readonly base: PlaceRules;
  /** The most specific first. */
  readonly routes: readonly RouteRules[];
  /**
   * What holds where readings of a path lead to different places: nobody is allowed, as strictly as anywhere. Undefined
   * without routes.
   */
  readonly nowhere: PlaceRules | undefined;
}

/** What holds on some paths. */
export interface PlaceRules {
  /** Where it stands in the policy: `''` or `routes["/public/*"]`, for gaps. */
  readonly path: string;
  readonly origins: OriginRules;
  readonly methods: MethodRules;
  readonly requestHeaders: RequestHeaderRules;
  readonly status: { readonly allowed: 200 | 204; readonly refused: 403 };
  readonly enforce: boolean;
  readonly fields: FieldRules;
  /** Whether refusals tell their reasons. */
  readonly debug: boolean;
  /** Methods and field names that are in no other part of the rules, since their characters are not safe everywhere. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  /** Within the place: `allowHeaders`. */
  readonly option: string;
  readonly name: string;
}

/** Who is allowed. Origins are compared in their exact spelling; two `Origin` lines are none. */
export interface OriginRules {
  /** Every origin; what is answered then is `*`, or with credentials the origin itself where it is one. */
  readonly any: boolean;
  readonly null: boolean;
  /** Without a wildcard, in canonical form: to be looked up, not matched. May be 10,000 and more. */
  readonly exact: readonly string[];
  /** With `*.` or `:*`. */
  readonly wild: readonly ParsedPattern[];
  /** Must match the whole origin, which must be one in canonical form. */
  readonly expression: ExpressionRules | undefined;
  /** Whether `allowOriginIf` is asked last; what it says no target knows. */
  readonly asks: boolean;
  /** Whether an expression and `any` also ask that plain `http` is on loopback. */
  readonly refusesInsecure: boolean;
}

export interface ExpressionRules {
  readonly tree: ExpressionNode;
  /** As the user wrote it: for messages, never for a configuration. */
  readonly source: string;
}

export interface MethodRules {
  /** Any method of at most 64 characters that is a token. */
  readonly any: boolean;
  /** In their exact spelling; the safelisted three are always among them, as a preflight passes them. */
  readonly passing: readonly string[];
  /** What `enforce` lets through: the listed ones, HEAD with GET; undefined for all. */
  readonly enforced: readonly string[] | undefined;
}

/** What a preflight may ask for in Access-Control-Request-Headers, compared whatever the case. */
export interface RequestHeaderRules {
  /** Any name; without credentials all but Authorization, unless it is listed. */
  readonly any: boolean;
  readonly coversAuthorization: boolean;
  /** In lower case. */
  readonly names: readonly string[];
  /** Characters; past it the preflight is refused. */
  readonly maxLength: number;
  /** Elements that are empty; past it the preflight is refused. */
  readonly maxEmpty: number;
}

/** Field values, finished; undefined where the field is not sent. */
export interface FieldRules {
  /** `*`, or the origin of the request. */
  readonly allowOrigin: '*' | 'echo';
  readonly allowCredentials: boolean;
  readonly exposeHeaders: string | undefined;
  /** `echo`: the method that was asked for. */
  readonly allowMethods: string | undefined;
  readonly echoesMethod: boolean;
  readonly allowHeaders: string | undefined;
  /** The names that were asked for, in lower case, each once. */
  readonly echoesHeaders: boolean;
  readonly maxAge: string;
  /** On what is no preflight; `''` where it is the same for every origin. */
  readonly vary: readonly string[];
  readonly preflightVary: readonly string[];
  readonly allowPrivateNetwork: boolean;
}

/** A route's pattern, taken apart. */
export interface RouteRules extends PlaceRules {
  readonly route: string;
  readonly segments: readonly RouteSegment[];
}

/** One segment that is said, any one segment, or this path and everything below. */
export type RouteSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'below' };

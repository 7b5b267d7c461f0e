import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import type { CorsRequest } from '../policy/cors-request.js';
import { isLoopback, parsePattern } from '../policy/origin-pattern.js';

/** Why an origin is allowed. */
export type GrantCode = 'origin-any' | 'origin-listed' | 'origin-regex' | 'origin-predicate';
/** Why it is not. */
export type OriginRefusalCode =
  | 'origin-not-allowed'
  | 'origin-null'
  | 'origin-malformed'
  | 'origin-insecure'
  | 'origin-predicate-refused'
  | 'origin-predicate-failed'
  | 'origin-predicate-timeout';
export type OriginCode = GrantCode | OriginRefusalCode;

const GRANTS: ReadonlySet<OriginCode> = new Set([
  'origin-any',
  'origin-listed',
  'origin-regex',
  'origin-predicate',
]);
export const isGranted = (code: OriginCode): code is GrantCode => GRANTS.has(code);

/** Long enough for every origin a browser can send; scheme, host of 253 characters and port. */
const MAX_ORIGIN_LENGTH = 512;

/**
 * The parts of an origin in the one form in which browsers serialise it; undefined for anything else. It is a pattern
 * without a wildcard. https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function parseOrigin(origin: string): { readonly scheme: string; readonly host: string } | undefined {
  const parsed = origin.length > MAX_ORIGIN_LENGTH ? undefined : parsePattern(origin);
  return parsed?.subdomains || parsed?.port === '*' ? undefined : parsed;
}

/** The verdict on an origin; `ask` when only `allowOriginIf` can tell. */
export function checkOrigin(policy: BuiltPathPolicy, origin: string): OriginCode | 'ask' {
  const { data } = policy;
  if (policy.anyOrigin && !data.allowCredentials) return 'origin-any';
  if (policy.matches(origin)) return 'origin-listed';
  if (!policy.anyOrigin && !policy.regex && !policy.allowOriginIf) {
    // Why exactly is for `explain` to find out; most requests of strangers need only a no.
    return origin === 'null' && policy.nullOrigin ? 'origin-listed' : 'origin-not-allowed';
  }
  // From here on, no list says what the origin looks like, so its shape and its dangers are judged first.
  if (origin === 'null') {
    if (policy.nullOrigin) return 'origin-listed';
    if (!data.dangerouslyAllowNullOrigin) return 'origin-null';
  } else {
    const parsed = parseOrigin(origin);
    if (!parsed) return 'origin-malformed';
    const isInsecure = parsed.scheme === 'http' && !isLoopback(parsed.host);
    if (isInsecure && data.allowCredentials && !data.dangerouslyAllowInsecureOriginsWithCredentials) {
      return 'origin-insecure';
    }
  }
  if (policy.anyOrigin) return 'origin-any';
  if (policy.regex?.matches(origin)) return 'origin-regex';
  return policy.allowOriginIf ? 'ask' : 'origin-not-allowed';
}

/**
 * Asks `allowOriginIf`. Fails closed: only a literal `true` in time allows (an unawaited promise is truthy, which is
 * how h3 allowed everyone), and nothing it throws reaches the server (expressjs/cors#92 answered 500).
 */
export async function askPredicate(
  policy: BuiltPathPolicy,
  origin: string,
  request: CorsRequest,
): Promise<OriginCode> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<OriginCode>((resolve) => {
    timer = setTimeout(resolve, policy.data.allowOriginIfTimeout, 'origin-predicate-timeout');
  });
  const answer = async (): Promise<OriginCode> => {
    try {
      const said: unknown = await policy.allowOriginIf?.(origin, request);
      return said === true ? 'origin-predicate' : 'origin-predicate-refused';
    } catch {
      return 'origin-predicate-failed';
    }
  };
  try {
    return await Promise.race([answer(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

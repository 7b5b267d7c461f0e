import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { isLoopback } from '../policy/origin-pattern.js';
import type { CorsRequest } from './request.js';

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
/** https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin, for any scheme. */
const SERIALISED_ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/([A-Za-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/;

/** The verdict on an origin; `ask` when only `allowOriginIf` can tell. */
export function checkOrigin(policy: BuiltPathPolicy, origin: string): OriginCode | 'ask' {
  const { data } = policy;
  if (policy.anyOrigin && !data.allowCredentials) return 'origin-any';
  if (policy.matches(origin)) return 'origin-listed';
  if (!policy.anyOrigin && !policy.regex && !policy.allowOriginIf) {
    return origin === 'null' && policy.nullOrigin ? 'origin-listed' : refusalOf(origin);
  }
  // From here on, no list says what the origin looks like, so its shape and its dangers are judged first.
  if (origin === 'null') {
    if (policy.nullOrigin) return 'origin-listed';
    if (!data.dangerouslyAllowNullOrigin) return 'origin-null';
  } else {
    const match = origin.length > MAX_ORIGIN_LENGTH ? null : SERIALISED_ORIGIN.exec(origin);
    if (!match) return 'origin-malformed';
    const isInsecure = match[1] === 'http' && !isLoopback(match[2] as string);
    if (isInsecure && data.allowCredentials && !data.dangerouslyAllowInsecureOriginsWithCredentials) {
      return 'origin-insecure';
    }
  }
  if (policy.anyOrigin) return 'origin-any';
  if (policy.regex?.matches(origin)) return 'origin-regex';
  return policy.allowOriginIf ? 'ask' : 'origin-not-allowed';
}

function refusalOf(origin: string): OriginRefusalCode {
  if (origin === 'null') return 'origin-null';
  return origin.length > MAX_ORIGIN_LENGTH || !SERIALISED_ORIGIN.test(origin)
    ? 'origin-malformed'
    : 'origin-not-allowed';
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

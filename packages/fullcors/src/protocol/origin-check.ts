import type { BuiltPathPolicy } from '../policy/build-path-policy.js';
import { type CorsRequest, plainRequest } from '../policy/cors-request.js';
import { isPlainHttp, type ParsedPattern, parseOrigin } from '../policy/origin-pattern.js';

/** Only `true` allows an origin; a text says how `allowOriginIf` refused it. Every other reason is found by `explain`. */
export type Verdict = boolean | 'refused' | 'failed' | 'timeout';

/** Whether the policy holds something that may allow more than is listed. */
export const isOpen = ({ anyOrigin, regex, allowOriginIf }: BuiltPathPolicy): boolean =>
  anyOrigin || !!regex || !!allowOriginIf;

/** Whether anyone on the user's network could use the origin's credentials. */
export const isInsecure = ({ data }: BuiltPathPolicy, origin: ParsedPattern): boolean =>
  data.allowCredentials && !data.dangerouslyAllowInsecureOriginsWithCredentials && isPlainHttp(origin);

/** The verdict on an origin that no pattern covers; `ask` when only `allowOriginIf` can tell. */
export function checkUnlisted(policy: BuiltPathPolicy, origin: string): boolean | 'ask' {
  const { anyOrigin, nullOrigin, data } = policy;
  if (nullOrigin && origin === 'null') return true;
  if (!isOpen(policy)) return false;
  // From here on, no list says what the origin looks like, so its shape and its dangers are judged first.
  if (origin === 'null') {
    if (!data.dangerouslyAllowNullOrigin) return false;
  } else {
    const parsed = parseOrigin(origin);
    if (!parsed || isInsecure(policy, parsed)) return false;
  }
  return anyOrigin || policy.regex?.matches(origin) || (policy.allowOriginIf ? 'ask' : false);
}

/**
 * Asks `allowOriginIf`. Fails closed: only a literal `true` in time allows (an unawaited promise is truthy, which is
 * how h3 allowed everyone), and nothing it throws reaches the server (expressjs/cors#92 answered 500).
 */
export async function askPredicate(
  { allowOriginIf, data }: BuiltPathPolicy,
  origin: string,
  request: CorsRequest,
): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Verdict>((resolve) => {
    timer = setTimeout(resolve, data.allowOriginIfTimeout, 'timeout');
  });
  const answer = async (): Promise<Verdict> => {
    const said: unknown = await allowOriginIf?.(origin, plainRequest(request));
    return said === true || 'refused';
  };
  try {
    return await Promise.race([answer(), timeout]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}

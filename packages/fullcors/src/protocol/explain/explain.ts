import type { CorsRequest } from '../../policy/cors-request.js';
import { isSafelistedMethod } from '../../policy/names.js';
import {
  correctPattern,
  type ParsedPattern,
  parseOrigin,
  parsePattern,
} from '../../policy/origin-pattern.js';
import type { PathPolicy } from '../../policy/policy.js';
import { quote } from '../../policy/sentences.js';
import { nearest } from '../../policy/words/nearest.js';
import type { Decision } from '../decision.js';
import type { Chosen } from '../in-force.js';
import { isInsecure, isOpen, type Verdict } from '../origin-check.js';
import { isPreflight } from '../preflight.js';
import type { PreparedPolicy } from '../prepare.js';
import { allowsHeader, enforcesMethod, isMethod, passesMethod, requestedNames } from '../request-check.js';
import { isSameOrigin } from '../same-origin.js';

/** Why an origin is allowed, and why it is not. */
type OriginCode =
  | 'origin-any'
  | 'origin-listed'
  | 'origin-regex'
  | 'origin-predicate'
  | 'origin-not-allowed'
  | 'origin-null'
  | 'origin-malformed'
  | 'origin-insecure'
  | 'origin-predicate-refused'
  | 'origin-predicate-failed'
  | 'origin-predicate-timeout';

/** What a preflight's method is found to be. */
type MethodCode = 'method-safelisted' | 'method-allowed' | 'method-not-allowed' | 'method-malformed';

/** What a check found. The codes are stable: tools may switch on them. */
export type CheckCode =
  | 'no-origin'
  | OriginCode
  | MethodCode
  | 'method-not-enforced'
  | 'same-origin'
  | 'path-ambiguous'
  | 'header-allowed'
  | 'header-not-allowed'
  | 'header-authorization-not-covered'
  | 'headers-malformed';

/** One check of a verdict. */
export interface Check {
  readonly code: CheckCode;
  readonly passed: boolean;
  /** What the request asks: an origin, a method or a header name. */
  readonly asked: string;
  /** What the policy holds for it. */
  readonly holds: readonly string[];
  /** The allowed value nearest to what was asked, when something is near. */
  readonly nearest?: string;
  /** The finding, in one sentence. */
  readonly message: string;
  /** What to change, in one sentence; absent when the check passed. */
  readonly fix?: string;
}

/** The decision with its reasons. `allowed` is true exactly when every check passed. */
export interface Explanation {
  readonly kind: Decision['kind'];
  readonly allowed: boolean;
  /** The pattern of the route that decided; undefined for the base. */
  readonly route: string | undefined;
  readonly checks: readonly Check[];
  readonly decision: Decision;
}

/** The checks behind a decision, over the same functions as `decide`; a property test holds the two together. */
export function explainChecks(
  chosen: Chosen,
  request: CorsRequest,
  verdict: Verdict | undefined,
): readonly Check[] {
  const checks = checksOf(chosen.of, request, verdict);
  return chosen.ambiguous && request.origin ? [explainAmbiguous(request), ...checks.slice(1)] : checks;
}

function checksOf(policy: PreparedPolicy, request: CorsRequest, verdict: Verdict | undefined): Check[] {
  if (verdict === undefined) {
    const message = 'There is no Origin, so this is not a CORS request and the policy has nothing to refuse.';
    return [{ code: 'no-origin', passed: true, asked: '', holds: [], message }];
  }
  if (isPreflight(request)) {
    return [
      explainOrigin(policy, request, verdict),
      explainMethod(policy, request.requestMethod ?? ''),
      ...explainHeaders(policy, request.requestHeaders ?? ''),
    ];
  }
  const checks = [explainOrigin(policy, request, verdict)];
  if (policy.data.enforce) checks.push(...explainEnforced(policy, request, verdict === true));
  return checks;
}

function explainOrigin(policy: PreparedPolicy, request: CorsRequest, verdict: Verdict): Check {
  const data = policy.describe();
  const { origin = '' } = request;
  const code = reasonOf(policy, origin, verdict);
  const holds = [
    ...data.allowOrigins,
    ...(data.allowOriginRegex ? [`/${data.allowOriginRegex.source}/${data.allowOriginRegex.flags}`] : []),
    ...(data.allowOriginIf ? ['allowOriginIf'] : []),
  ];
  const asked = origin;
  if (verdict === true) {
    return { code, passed: true, asked, holds, message: `${quote(origin)} ${ORIGIN_MESSAGES[code]}.` };
  }
  // What most people learn last: a refused request has run (expressjs/cors#109).
  const runs =
    data.enforce || isPreflight(request) ? '' : ' Its handler runs all the same: enforce would stop it.';
  const near = code === 'origin-not-allowed' ? nearest(origin, data.allowOrigins) : undefined;
  return {
    code,
    passed: false,
    asked,
    holds,
    ...(near && { nearest: near }),
    message: `${quote(origin)} ${ORIGIN_MESSAGES[code]}${near ? nearby(origin, near) : ''}.${runs}`,
    fix: originFix(code, origin, data),
  };
}

/** The reason of a verdict: what decides needs a yes or a no, and most requests nobody asks about. */
function reasonOf(policy: PreparedPolicy, origin: string, verdict: Verdict): OriginCode {
  if (verdict === true) {
    if (policy.answersAny) return 'origin-any';
    if (policy.matcher.matches(origin) || (policy.nullOrigin && origin === 'null')) return 'origin-listed';
    if (policy.anyOrigin) return 'origin-any';
    return policy.regex?.matches(origin) ? 'origin-regex' : 'origin-predicate';
  }
  if (verdict) return `origin-predicate-${verdict}`;
  if (origin === 'null') return 'origin-null';
  const parsed = parseOrigin(origin);
  if (!parsed) return 'origin-malformed';
  return isOpen(policy) && isInsecure(policy, parsed) ? 'origin-insecure' : 'origin-not-allowed';
}

/** What a port or a scheme hides from tired eyes. */
function nearby(origin: string, near: string): string {
  return `; the nearest is ${quote(near)}${whatDiffers(parsePattern(origin), parsePattern(near))}`;
}

function whatDiffers(asked: ParsedPattern | undefined, held: ParsedPattern | undefined): string {
  if (!asked || !held) return '';
  const isBelow = held.subdomains && asked.host.endsWith(`.${held.host}`);
  if (held.subdomains && asked.host === held.host)
    return ', which covers the names below it and not the name itself';
  const parts = [
    ...(asked.scheme === held.scheme ? [] : ['scheme']),
    ...(asked.host === held.host || isBelow ? [] : ['host']),
    ...(asked.port === held.port || held.port === '*' ? [] : ['port']),
  ];
  return parts.length === 1 ? `, which differs in its ${parts[0]}` : '';
}

const ORIGIN_MESSAGES: Readonly<Record<OriginCode, string>> = {
  'origin-any': "is allowed, as every origin is by '*'",
  'origin-listed': 'is allowed by allowOrigins',
  'origin-regex': 'is allowed by allowOriginRegex',
  'origin-predicate': 'is allowed by allowOriginIf',
  'origin-not-allowed': 'is not an allowed origin',
  'origin-null': 'is the origin of sandboxed frames, files and some redirects; anyone can send it',
  'origin-malformed': 'is not an origin as browsers send it',
  'origin-insecure': "is plain http, and with credentials anyone on the user's network could act as the user",
  'origin-predicate-refused': 'was refused by allowOriginIf, which did not answer true',
  'origin-predicate-failed': 'was refused because allowOriginIf threw',
  'origin-predicate-timeout': 'was refused because allowOriginIf did not answer in time',
};

function originFix(code: OriginCode, origin: string, data: PathPolicy): string {
  switch (code) {
    case 'origin-null':
      return 'serve the page over http or https instead of from a file, a data: URL or a sandboxed frame';
    case 'origin-malformed': {
      const meant = correctPattern(origin);
      return `send one origin as browsers do: ${meant ?? 'scheme://host[:port]'}`;
    }
    case 'origin-insecure':
      return `serve the page over https: https${origin.slice(4)}`;
    case 'origin-predicate-failed':
    case 'origin-predicate-refused':
      return `let allowOriginIf return true for ${quote(origin)}, if it is yours`;
    case 'origin-predicate-timeout':
      return `let allowOriginIf answer within ${data.allowOriginIfTimeout} ms, or raise allowOriginIfTimeout`;
    default:
      return `add ${quote(origin)} to allowOrigins, if it is yours`;
  }
}

/** A path that is one thing to a router and another to the next is nobody's. */
function explainAmbiguous({ path = '' }: CorsRequest): Check {
  const message = `${quote(path)} is covered by different routes, depending on how it is decoded and resolved, so nobody is allowed.`;
  const fix =
    'ask for the path in its plain form (case as in the route, no encoded slash, no empty or dot segment), or cover all it may mean with one route, such as /items/*';
  return { code: 'path-ambiguous', passed: false, asked: path.slice(0, 256), holds: [], message, fix };
}

function explainMethod(policy: PreparedPolicy, method: string): Check {
  const code = findMethod(policy, method);
  const holds = policy.data.allowMethods;
  const asked = method;
  if (passesMethod(policy, method)) {
    const why =
      code === 'method-safelisted'
        ? 'is CORS-safelisted: it passes every preflight, whatever allowMethods says'
        : 'is allowed by allowMethods';
    return { code, passed: true, asked, holds, message: `${method} ${why}.` };
  }
  if (code === 'method-malformed') {
    return {
      code,
      passed: false,
      asked,
      holds,
      message: `${quote(method)} is not a method.`,
      fix: 'send a method',
    };
  }
  const upper = method.toUpperCase();
  const near = upper !== method && holds.includes(upper) ? upper : undefined;
  // The one method that pages write in lower case and browsers do not correct; allowMethods does not take it either.
  const isPatch = upper !== method && upper === 'PATCH';
  return {
    code,
    passed: false,
    asked,
    holds,
    ...(near && { nearest: near }),
    message: `${quote(method)} is not in allowMethods${near || isPatch ? '; methods are case-sensitive' : ''}.`,
    fix: fixOfMethod(method, holds),
  };
}

function fixOfMethod(method: string, holds: readonly string[]): string {
  const upper = method.toUpperCase();
  if (upper !== method && holds.includes(upper)) return `write method: '${upper}' in the page`;
  if (upper !== method && upper === 'PATCH')
    return "write method: 'PATCH' in the page (browsers do not correct it), and add 'PATCH' to allowMethods";
  return `add '${method}' to allowMethods`;
}

function findMethod(policy: PreparedPolicy, method: string): MethodCode {
  if (isSafelistedMethod(method)) return 'method-safelisted';
  if (passesMethod(policy, method)) return 'method-allowed';
  return isMethod(method) ? 'method-not-allowed' : 'method-malformed';
}

function explainHeaders(policy: PreparedPolicy, value: string): Check[] {
  const holds = policy.data.allowHeaders;
  const names = requestedNames(policy, value);
  if (!names) {
    const message = `The requested header names (${value.length} characters) are malformed or more than ${policy.maxRequestedLength} characters allow.`;
    const fix = 'ask for fewer headers, each a field name';
    return [{ code: 'headers-malformed', passed: false, asked: value.slice(0, 256), holds, message, fix }];
  }
  return names.map((asked, i): Check => {
    if (allowsHeader(policy, asked)) {
      const by = policy.headerNames.has(asked) ? 'allowHeaders' : "allowHeaders: ['*']";
      return { code: 'header-allowed', passed: true, asked, holds, message: `${asked} is allowed by ${by}.` };
    }
    if (policy.anyHeader) {
      const message = "Without credentials '*' covers every header but authorization, which must be listed.";
      const fix = "write allowHeaders: ['*', 'Authorization']";
      return { code: 'header-authorization-not-covered', passed: false, asked, holds, message, fix };
    }
    // A thousand names can be asked for; the nearest to each of the first few is help enough.
    const near = i < 32 ? nearest(asked, holds) : undefined;
    return {
      code: 'header-not-allowed',
      passed: false,
      asked,
      holds,
      ...(near && { nearest: near }),
      message: `${quote(asked)} is not in allowHeaders${near ? `; the nearest is ${quote(near)}` : ''}.`,
      fix: `add '${asked}' to allowHeaders`,
    };
  });
}

function explainEnforced(policy: PreparedPolicy, request: CorsRequest, granted: boolean): Check[] {
  const { method } = request;
  const holds = policy.data.allowMethods;
  if (isSameOrigin(request)) {
    const message = "The request is the site's own, so enforce lets it run.";
    return [
      {
        code: 'same-origin',
        passed: true,
        asked: request.secFetchSite ?? request.host ?? '',
        holds: [],
        message,
      },
    ];
  }
  if (enforcesMethod(policy, method) || !granted) return [];
  const message = `enforce refuses ${quote(method)}, which is not in allowMethods.`;
  return [
    {
      code: 'method-not-enforced',
      passed: false,
      asked: method,
      holds,
      message,
      fix: fixOfMethod(method, holds),
    },
  ];
}

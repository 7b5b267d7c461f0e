import type { PathPolicy, Policy } from 'fullcors';
import { parseExpression, parsePattern } from 'fullcors/origins';
import { compareRoutes, segmentsOf } from './routes.js';
import type { MethodRules, OriginRules, PlaceRules, RequestHeaderRules, Rules } from './rules.js';

const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** The canonical policy -> rules. What a target cannot say of them is the target's to refuse. */
export function rulesOf(policy: Policy): Rules {
  return {
    environment: policy.environment,
    base: placeRules(policy, ''),
    routes: Object.entries(policy.routes)
      .map(([route, of]) => ({
        route,
        segments: segmentsOf(route),
        ...placeRules(of, `routes[${JSON.stringify(route)}]`),
      }))
      .sort((a, b) => compareRoutes(a.segments, b.segments)),
    nowhere: nowhereRules(policy),
  };
}

function nowhereRules(policy: Policy): PlaceRules | undefined {
  const places = [policy, ...Object.values(policy.routes)];
  if (places.length === 1) return undefined;
  const nobody = { allowOrigins: [], allowOriginRegex: null, allowOriginIf: false };
  return placeRules({ ...policy, ...nobody, enforce: places.some(({ enforce }) => enforce) }, '');
}

/** A token may hold `$`, `%`, quotes and backticks, which are never seen and would have to be escaped everywhere. */
const isSafe = (name: string): boolean => name === '*' || /^[A-Za-z0-9_.-]+$/.test(name);

const NAMES = ['allowMethods', 'allowHeaders', 'exposeHeaders'] as const;

function placeRules(full: PathPolicy, path: string): PlaceRules {
  const { allowCredentials, enforce } = full;
  const policy = { ...full };
  for (const option of NAMES) policy[option] = full[option].filter(isSafe);
  const origins = originRules(policy);
  const methods = methodRules(policy);
  const requestHeaders = requestHeaderRules(policy, full);
  const answersAny = origins.any && !allowCredentials;
  const asks = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];
  if (policy.allowPrivateNetwork) asks.push('Access-Control-Request-Private-Network');
  return {
    path,
    origins,
    methods,
    requestHeaders,
    enforce,
    status: { allowed: policy.preflightStatus, refused: 403 },
    fields: {
      allowOrigin: answersAny ? '*' : 'echo',
      allowCredentials,
      exposeHeaders: listed(policy.exposeHeaders),
      echoesMethod: methods.any && allowCredentials,
      allowMethods: methods.any && allowCredentials ? undefined : listed(policy.allowMethods),
      echoesHeaders: requestHeaders.any && allowCredentials,
      allowHeaders: requestHeaders.any && allowCredentials ? undefined : listed(policy.allowHeaders),
      maxAge: String(policy.maxAge),
      vary: answersAny && !enforce ? [] : ['Origin'],
      preflightVary: asks,
      allowPrivateNetwork: policy.allowPrivateNetwork,
    },
    debug: policy.debug,
    leftOut: NAMES.flatMap((option) =>
      full[option].filter((name) => !isSafe(name)).map((name) => ({ option, name })),
    ),
  };
}

const listed = (values: readonly string[]): string | undefined =>
  values.length > 0 ? values.join(', ') : undefined;

function originRules(policy: PathPolicy): OriginRules {
  const { allowOrigins, allowOriginRegex, allowCredentials } = policy;
  const patterns = allowOrigins.flatMap((text) => parsePattern(text) ?? []);
  const isWild = ({ subdomains, port }: (typeof patterns)[number]): boolean => subdomains || port === '*';
  return {
    any: allowOrigins.includes('*'),
    null: allowOrigins.includes('null') || (policy.dangerouslyAllowNullOrigin && allowsNull(policy)),
    exact: allowOrigins.filter((text) => {
      const pattern = parsePattern(text);
      return pattern !== undefined && !isWild(pattern);
    }),
    wild: patterns.filter(isWild),
    expression: allowOriginRegex
      ? {
          tree: parseExpression(new RegExp(allowOriginRegex.source, allowOriginRegex.flags)),
          source: allowOriginRegex.source,
        }
      : undefined,
    asks: policy.allowOriginIf,
    refusesInsecure: allowCredentials && !policy.dangerouslyAllowInsecureOriginsWithCredentials,
  };
}

/** Behind its hatch, what allows more than is listed may allow `null`. */
const allowsNull = ({ allowOrigins, allowOriginRegex: regex }: PathPolicy): boolean =>
  allowOrigins.includes('*') ||
  (regex !== null && new RegExp(`^(?:${regex.source})$`, regex.flags).test('null'));

function methodRules({ allowMethods, enforce }: PathPolicy): MethodRules {
  const any = allowMethods.includes('*');
  return {
    any,
    passing: [...new Set([...SAFELISTED, ...allowMethods.filter((method) => method !== '*')])],
    enforced:
      enforce && !any
        ? [...new Set([...allowMethods, ...(allowMethods.includes('GET') ? ['HEAD'] : [])])]
        : undefined,
  };
}

function requestHeaderRules(
  { allowHeaders, allowCredentials }: PathPolicy,
  full: PathPolicy,
): RequestHeaderRules {
  const names = allowHeaders.map((name) => name.toLowerCase()).filter((name) => name !== '*');
  return {
    any: names.length < allowHeaders.length,
    coversAuthorization: allowCredentials,
    names,
    maxLength: Math.max(4096, 2 * full.allowHeaders.filter((name) => name !== '*').join(', ').length),
    maxEmpty: 16,
  };
}

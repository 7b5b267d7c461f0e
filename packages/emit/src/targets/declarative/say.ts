import { type Gap, gap as gapOf } from '../../gaps.js';
import { pathOf } from '../../rules/gaps-of-rules.js';
import type { PlaceRules, RouteRules, Rules } from '../../rules/rules.js';
import { gap, some } from './gap.js';
import type { Limits } from './limits.js';
import { sayExposeHeaders, sayMethods, sayRequestHeaders } from './names.js';
import { sayOrigins } from './origins.js';
import type { Said } from './said.js';

/** A policy within the limits of a target. */
export interface SaidRules {
  readonly base: Said;
  /** The most specific first; only where the target has routes. */
  readonly routes: readonly SaidRoute[];
  readonly gaps: Gap[];
}

export interface SaidRoute {
  readonly rules: RouteRules;
  readonly said: Said;
}

/** The rules within the limits, and a gap for everything beyond them. */
export function sayRules({ base, routes }: Rules, limits: Limits): SaidRules {
  const gaps: Gap[] = [];
  const said = sayPlace(base, limits, gaps);
  const kept = sayRoutes(routes, limits, gaps);
  if (kept.length > 0 && limits.routes.refusesOdd) {
    gaps.push(
      gapOf(
        'odd-paths-refused',
        'routes',
        kept.map(({ route }) => route),
      ),
    );
  } else if (kept.length > 0) {
    const message = `A path that can be read in several ways (/a/..%2fb) is nobody's in the policy; ${limits.name} reads it in its own`;
    gaps.push(gap('paths-read-otherwise', 'routes', undefined, message, 'refuse such paths at the proxy'));
  }
  const saidRoutes = kept.map((rules) => ({ rules, said: sayPlace(rules, limits, gaps) }));
  sayStatus([base, ...kept], limits, gaps);
  for (const { code, message, fix } of limits.differs) gaps.push(gap(code, '', undefined, message, fix));
  return { base: said, routes: saidRoutes, gaps };
}

function sayPlace(place: PlaceRules, limits: Limits, gaps: Gap[]): Said {
  const { name } = limits;
  const said = {
    ...sayOrigins(place, limits, gaps),
    ...sayMethods(place, limits, gaps),
    ...sayRequestHeaders(place, limits, gaps),
    exposeHeaders: sayExposeHeaders(place, limits, gaps),
  };
  const { fields, enforce } = place;
  if (place.origins.asks) gaps.push(gapOf('cannot-ask-function', pathOf(place, 'allowOriginIf'), true));
  if (place.debug) gaps.push(gapOf('cannot-tell-reasons', pathOf(place, 'debug'), true));
  for (const { option, name } of place.leftOut)
    gaps.push(gapOf('name-left-out', pathOf(place, option), name));
  if (enforce) {
    const message = `${name} lets requests of refused origins through to the service: it cannot enforce the policy`;
    const fix = 'leave enforce out for this target, and enforce the policy in the service';
    gaps.push(gap('enforce-not-supported', pathOf(place, 'enforce'), true, message, fix));
  }
  if (fields.allowPrivateNetwork && !limits.privateNetwork) {
    const message = `${name} does not answer Private Network Access preflights: such pages are refused there`;
    const option = pathOf(place, 'allowPrivateNetwork');
    gaps.push(gap('private-network-not-supported', option, true, message, 'leave it out for this target'));
  }
  const seconds = Number(fields.maxAge);
  if (seconds < limits.leastMaxAge) {
    const message = `${name} cannot say 0 seconds: browsers remember a preflight for 1`;
    gaps.push(gap('max-age-zero', pathOf(place, 'maxAge'), seconds, message, 'say 1, to silence this'));
  }
  return {
    ...said,
    credentials: sayCredentials(place, limits, said, gaps),
    maxAge: Math.max(seconds, limits.leastMaxAge),
    privateNetwork: fields.allowPrivateNetwork && limits.privateNetwork,
  };
}

/** The same for every place, mostly, so it is said once. */
function sayStatus(places: readonly PlaceRules[], { name, preflightStatus }: Limits, gaps: Gap[]): void {
  const other = places.find(({ status }) => status.allowed !== preflightStatus);
  if (preflightStatus === undefined || !other) return;
  const message = `${name} answers an allowed preflight with ${preflightStatus}; browsers take either`;
  const fix = `say preflightStatus: ${preflightStatus}, to silence this`;
  gaps.push(gap('preflight-status', pathOf(other, 'preflightStatus'), other.status.allowed, message, fix));
}

function sayCredentials(
  place: PlaceRules,
  { name, credentials }: Limits,
  { anyOrigin, nobody }: Pick<Said, 'anyOrigin' | 'nobody'>,
  gaps: Gap[],
): boolean {
  const asked = place.fields.allowCredentials;
  const path = pathOf(place, 'allowCredentials');
  if (asked && credentials === 'no') {
    const message = `${name} never allows credentials: requests with them are refused there`;
    gaps.push(
      gap('credentials-not-supported', path, true, message, 'leave allowCredentials out for this target'),
    );
  }
  if (!asked && credentials === 'always' && !anyOrigin && !nobody) {
    const message = `${name} allows credentials to every origin that is listed, whatever its configuration says`;
    const fix =
      'say allowCredentials: true for this target, if that is what you accept, or allowOrigins: ["*"]';
    gaps.push(gap('credentials-always-allowed', path, false, message, fix));
  }
  return asked && credentials !== 'no';
}

/** A route that is not said would fall to the base, which may allow more: so it is never left out. */
function sayRoutes(
  routes: readonly RouteRules[],
  { name, routes: limits }: Limits,
  gaps: Gap[],
): readonly RouteRules[] {
  const isSaid = ({ segments }: RouteRules): boolean => {
    const literal = segments.every(({ kind }) => kind === 'literal');
    if (literal && !limits.literal) return false;
    return segments.every((segment) =>
      segment.kind === 'literal' ? limits.text.test(segment.text) : limits[segment.kind],
    );
  };
  const kept = routes.filter(isSaid);
  const gone = routes.filter((route) => !isSaid(route)).map(({ route }) => route);
  if (gone.length > 0) {
    const message = `${name} cannot tell ${gone.length === 1 ? 'the route' : 'the routes'} ${some(gone)} from the rest of the policy`;
    const fix = limits.below
      ? 'write it with literal segments and a last "*"'
      : 'emit a policy without routes';
    gaps.push(gap('routes-not-supported', 'routes', gone, message, `${fix}, or answer CORS in the service`));
  }
  if (kept.length > limits.most) {
    const message = `${name} holds ${limits.most} routes, not ${kept.length}`;
    gaps.push(gap('too-many-routes', 'routes', kept.length, message, 'put routes together'));
  }
  return kept;
}

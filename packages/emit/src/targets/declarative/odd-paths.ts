import { isPlaceable } from '../../regex/paths.js';
import type { RouteSegment } from '../../rules/rules.js';
import { pathRegex } from './routes.js';
import type { Said } from './said.js';
import type { SaidRoute, SaidRules } from './say.js';

/** A place as an expression that the whole path has to match; the first that does decides. */
export interface GuardedPlace {
  readonly regex: string;
  readonly said: Said;
  /** Where it is a route itself, and no guard of one. */
  readonly route: SaidRoute | undefined;
}

/**
 * The routes, guarded: what a router and a service behind it could read in two ways is nobody's, as in the runtime, but
 * for paths of the plainest kind. None without routes, since then a path says nothing. Refused besides are odd paths of
 * which the runtime knows that all readings agree.
 */
export function guardedPlaces({ base, routes }: SaidRules): readonly GuardedPlace[] {
  if (routes.length === 0) return [];
  const nobody = { ...base, nobody: true };
  const guard = (regex: string): GuardedPlace => ({ regex, said: nobody, route: undefined });
  return [
    guard(oddPath(routes.map(({ rules }) => rules.segments))),
    ...routes.flatMap((route): GuardedPlace[] => {
      const { segments } = route.rules;
      const [regex, folded] = [pathRegex(segments), foldedRegex(segments)];
      // In upper case it is one route to who folds case and none to who does not, so all of it is nobody's.
      const place = { regex, said: isPlaceable(route.rules) ? route.said : nobody, route };
      return folded === regex ? [place] : [place, guard(folded)];
    }),
  ];
}

/** A route in any case: whoever folds case reads it, and whoever does not reads another. */
export const foldedRegex = (segments: readonly RouteSegment[]): string =>
  pathRegex(segments).replace(/\\x[0-9a-f]{2}|[a-z]/gi, (part) =>
    part.length > 1 ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  );

/**
 * A path with an empty segment, dots, a semicolon, a backslash, or a percent-encoding of what takes a path apart or of
 * what a route is made of. Others, such as `%20` and those of letters beyond ASCII, name no route by any reading.
 */
export function oddPath(routes: readonly (readonly RouteSegment[])[]): string {
  const texts = routes.flat().flatMap((segment) => (segment.kind === 'literal' ? [segment.text] : []));
  const special = new Set([...'/\\;%#?.~', ...texts.join('').replace(/[A-Za-z0-9_-]/g, '')]);
  const codes = [...special].map((char) => char.charCodeAt(0).toString(16)).map(inAnyCase);
  // Digits, letters, `_` and `-` by ranges; some of these codes are of neighbours, which is narrower and shorter.
  const word = ['3[0-9]', '[46][0-9a-fA-F]', '[57][0-9aAfF]', '2[dD]'];
  const encoded = `%(?:${[...word, ...codes].join('|')})`;
  return `/(?:/.*|(?:.*/)?\\.{1,2}(?:/.*)?|.*(?:[;\\\\]|//|${encoded}).*)`;
}

const inAnyCase = (hex: string): string =>
  hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

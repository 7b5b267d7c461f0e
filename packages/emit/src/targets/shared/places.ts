import type { PlaceRules, Rules } from '../../rules/rules.js';

/** A place and what it is called in a configuration. */
export interface NamedPlace {
  readonly place: PlaceRules;
  /** `base`, `route1` and so on in their order, `nowhere`; the names of places are unlike those of anything else. */
  readonly id: string;
  /** For a comment: the route, or which paths these are. Routes are made of harmless characters (path-pattern.ts). */
  readonly about: string;
}

/** Every place: the base alone, or with it the routes, the most specific first, and where a path is ambiguous. */
export function placesOf({ base, routes, nowhere }: Rules): readonly NamedPlace[] {
  return [
    { place: base, id: 'base', about: 'everywhere else' },
    ...routes.map((place, i) => ({ place, id: `route${i + 1}`, about: place.route })),
    ...(nowhere ? [{ place: nowhere, id: 'nowhere', about: 'paths that can be read in several ways' }] : []),
  ];
}

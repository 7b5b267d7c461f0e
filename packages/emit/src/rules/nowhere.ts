import type { PlaceRules, Rules } from './rules.js';

/** What holds where readings of a path differ: the base with nobody allowed, and as strict as the strictest route. */
export const nowhere = ({ base, routes }: Rules): PlaceRules => ({
  ...base,
  origins: { ...base.origins, any: false, null: false, exact: [], wild: [], expression: undefined },
  enforce: [base, ...routes].some(({ enforce }) => enforce),
  fields: { ...base.fields, allowOrigin: 'echo', vary: ['Origin'] },
});

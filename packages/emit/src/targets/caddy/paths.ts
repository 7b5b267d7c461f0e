import { isPlaceable, type PathTests } from '../../regex/paths.js';
import { equals, map, matched, passes } from './maps.js';

/** As the request line had it, whatever Caddy has made of it since. */
const TARGET = '{http.request.orig_uri}';

/** Sets the variable `place`: 0 for the base, then the routes, then nowhere. */
export function placeOf({ routes, odd }: PathTests, name: string): readonly string[] {
  const oddities = odd.map((test, i) => ({ test, to: `${name}_odd_${i + 1}` }));
  const placeable = routes.flatMap(({ route }, i) => (isPlaceable(route) ? [i + 1] : []));
  const even = '0'.repeat(odd.length);
  return [
    ...map(
      TARGET,
      `${name}_spelt`,
      routes.map(({ spelt }, i) => matched(spelt, String(i + 1))),
      '0',
    ),
    ...map(
      TARGET,
      `${name}_folded`,
      routes.map(({ folded }, i) => matched(folded, String(i + 1))),
      '0',
    ),
    ...oddities.flatMap(({ test, to }) => passes(TARGET, to, test)),
    ...map(
      `{${name}_spelt} {${name}_folded} ${oddities.map(({ to }) => `{${to}}`).join('')}`,
      `${name}_found`,
      [0, ...placeable].map((at) => equals(`${at} ${at} ${even}`, String(at))),
      String(routes.length + 1),
    ),
    `vars ${name}_place {${name}_found}`,
  ];
}

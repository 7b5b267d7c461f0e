import { passingMethods } from '../../regex/methods.js';
import { originTests } from '../../regex/origin-tests.js';
import { isPlaceable, pathTests } from '../../regex/paths.js';
import { oneOf, PCRE } from '../../regex/regex.js';
import { requestedHeaders } from '../../regex/requested-headers.js';
import { manyTexts } from '../../regex/trie.js';
import type { OriginRules, Rules } from '../../rules/rules.js';
import type { NamedPlace } from '../shared/places.js';
import { NAMES_ABOUT } from '../shared/words.js';
import { condition, quoted, setEnvIf } from './syntax.js';

/** More origins than these are no longer written one a line. */
const READABLE = 64;

/** What a place lets pass: variables of the request, `cors_base_origin` and so on. */
export function placeLines({ place, id }: NamedPlace, name: string): string[] {
  const own = (what: string): string => `${name}_${id}_${what}`;
  const { fields } = place;
  return [
    ...(fields.allowOrigin === '*' ? [] : originLines(place.origins, own('origin'))),
    setEnvIf(
      'Access-Control-Request-Method',
      { all: [passingMethods(place.methods)], none: [] },
      `${own('method')}=$0`,
    ),
    ...NAMES_ABOUT.map((line) => `# ${line}`),
    setEnvIf('Access-Control-Request-Headers', requestedHeaders(place.requestHeaders), `${own('headers')}=1`),
  ];
}

function originLines(origins: OriginRules, to: string): string[] {
  const line = (source: string): string => setEnvIf('Origin', { all: [{ source }], none: [] }, `${to}=$0`);
  const exact =
    origins.exact.length <= READABLE
      ? origins.exact.map((origin) => line(oneOf([origin])))
      : [
          `# ${origins.exact.length} origins, folded by what they begin alike; the policy lists them.`,
          ...manyTexts(origins.exact).map(({ source }) => line(source)),
        ];
  return [
    ...exact,
    ...(origins.null ? [line('null')] : []),
    ...originTests(PCRE, origins).flatMap(({ about, ...test }) => [
      `# ${about}`,
      setEnvIf('Origin', test, `${to}=$0`),
    ]),
  ];
}

/** The place of a path, see regex/paths.ts: `cors_place`. */
export function pathLines({ routes }: Rules, name: string): string[] {
  const tests = pathTests(routes);
  if (!tests) return [`RewriteRule ^ - [E=${name}_place:base]`];
  const target = `%{ENV:${name}_target}`;
  const is = (variable: string, what: string): string => `RewriteRule ^ - [E=${name}_${variable}:${what}]`;
  const by = (kind: 'spelt' | 'folded'): string[] => [
    is(kind, 'base'),
    ...tests.routes
      .flatMap((one, i) => [
        [
          `# ${one.route.route}`,
          condition(target, { all: [one[kind]], none: [] }),
          is(kind, `route${i + 1}`),
        ],
      ])
      .reverse()
      .flat(),
  ];
  return [
    '# The path as it stands in the request line; later on it is decoded.',
    `RewriteCond %{THE_REQUEST} ${quoted('^\\S+ (?:[a-z][a-z0-9+.-]*://[^/?#\\s]*)?(\\S*)')} [NC]`,
    is('target', '%1'),
    '',
    '# The route of a path as it is spelt; the last that matches is the most specific.',
    ...by('spelt'),
    '',
    '# The route for an application that folds case and decodes; none for a path that is taken apart in many ways.',
    ...by('folded'),
    ...tests.odd.flatMap((test) => [condition(target, test), is('folded', 'odd')]),
    '',
    '# Where both are one, that is the place. Where they differ, nobody is allowed.',
    is('place', 'nowhere'),
    ...[
      'base',
      ...tests.routes.flatMap(({ route }, i) => (isPlaceable(route) ? [`route${i + 1}`] : [])),
    ].flatMap((id) => [
      `RewriteCond %{ENV:${name}_spelt}:%{ENV:${name}_folded} =${id}:${id}`,
      is('place', id),
    ]),
  ];
}

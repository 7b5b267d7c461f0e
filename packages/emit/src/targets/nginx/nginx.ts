import { type Gap, gap } from '../../gaps.js';
import { gapsOfRules, pathOf } from '../../rules/gaps-of-rules.js';
import { heading } from '../shared/heading.js';
import { placesOf } from '../shared/places.js';
import type { Target } from '../target.js';
import { type HashSizes, hashSizes } from './hash-size.js';
import { locationLines, serverLines } from './includes.js';
import { placeMaps } from './place-maps.js';
import { chosenMaps, sharedMaps } from './shared-maps.js';
import { isTooLong, mapBlock } from './syntax.js';
import { variablesOf } from './variables.js';

export const nginx: Target = {
  title: 'nginx 1.18 and newer: includes for http, server and location',
  draft(rules, { name }) {
    const places = placesOf(rules);
    const isOne = places.length === 1;
    const v = variablesOf(name, isOne);
    const head = (...about: string[]): string[] => heading('nginx', rules, about).map((line) => `# ${line}`);
    const gaps: Gap[] = [...gapsOfRules(rules, { backtracks: true, normalisesNames: false })];
    const shared = sharedMaps(rules, v);
    if (shared.some(isTooLong))
      gaps.push(
        gap(
          'route-too-long',
          'routes',
          rules.routes.map(({ route }) => route),
        ),
      );
    const own = places.map((place) => placeMaps(place, v));
    for (const [i, { place }] of places.entries()) {
      const options = own[i]?.filter(isTooLong).map(({ option }) => option ?? 'allowOrigins');
      for (const option of new Set(options)) gaps.push(gap('too-long', pathOf(place, option), undefined));
    }
    const sizes = hashSizes(places.flatMap(({ place }) => place.origins.exact));
    const files = [
      {
        path: `${name}-http.conf`,
        about: 'Include it within http { }, once.',
        lines: [
          ...head('CORS for nginx, the decisions: include it within http { }, once.'),
          ...hashNote(sizes, name),
          ...shared.map((map) => `\n${mapBlock(map)}`),
          ...places.flatMap((place, i) => [
            ...(isOne ? [] : ['', `# ---- ${place.about} ----`]),
            ...(own[i] ?? []).map((map) => `\n${mapBlock(map)}`),
          ]),
          ...(isOne ? [] : ['', '# ---- What holds, by the place of the path ----']),
          ...(isOne ? [] : chosenMaps(places, v).map((map) => `\n${mapBlock(map)}`)),
        ],
      },
      {
        path: `${name}-server.conf`,
        about: `Include it within server { }, before any location. It needs ${name}-http.conf.`,
        lines: [
          ...head(`CORS for nginx, the answers: include it within server { }. It needs ${name}-http.conf.`),
          '',
          ...serverLines(rules, places, v),
        ],
      },
      {
        path: `${name}-location.conf`,
        about: `Include it within each location { } that has an add_header or a *_hide_header of its own: one such line there drops all that the server says.`,
        lines: [
          ...head(
            'CORS for nginx: include it within each location { } that has an add_header or a *_hide_header of its own:',
            'one such line there drops all that the server says.',
          ),
          '',
          ...locationLines(places, v),
        ],
      },
      ...(sizes?.isNeeded
        ? [
            {
              path: `${name}-hash.conf`,
              about: `Include it within http { }, before the first map of any file: nginx takes the sizes of all tables there. Where you have set them already, keep the larger.`,
              lines: [
                ...head(
                  'CORS for nginx: include it within http { }, before the first map of any file. Where you have set these',
                  'already, keep the larger.',
                ),
                '',
                ...hashDirectives(sizes),
              ],
            },
          ]
        : []),
    ];
    return {
      files: files.map(({ path, about, lines }) => ({ path, about, text: `${lines.join('\n')}\n` })),
      gaps,
    };
  },
};

const hashDirectives = ({ max, bucket }: HashSizes): string[] => [
  `map_hash_max_size ${max};`,
  `map_hash_bucket_size ${bucket};`,
];

/** What is to be known of the tables' size, in the file that holds them. */
function hashNote(sizes: HashSizes | undefined, name: string): string[] {
  if (!sizes) return [];
  const [max, bucket] = hashDirectives(sizes);
  return sizes.isNeeded
    ? [
        '#',
        `# Origins this long need larger tables: include ${name}-hash.conf before the first map of http { }.`,
      ]
    : [
        '#',
        '# nginx may warn that it could not build an optimal map_hash of so many origins. It is as right, and a little',
        `# slower; \`${max} ${bucket}\` before the first map of http { } ends it.`,
      ];
}

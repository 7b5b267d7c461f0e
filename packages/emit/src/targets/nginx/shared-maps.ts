import { isPlaceable, pathTests } from '../../regex/paths.js';
import type { Rules } from '../../rules/rules.js';
import type { NamedPlace } from '../shared/places.js';
import { type NginxMap, quoted, regexKey } from './syntax.js';
import { fieldsOf, type Variables } from './variables.js';

/** What all places of a policy ask of a request. */
export function sharedMaps(rules: Rules, v: Variables): NginxMap[] {
  const enforces = [rules.base, ...rules.routes].some(({ enforce }) => enforce);
  return [
    {
      about:
        'The origin, where it is spelt as browsers spell it. Keys of a map are compared without regard to case, so what\n# holds a capital must not get there.',
      from: '$http_origin',
      to: v.shared('lower'),
      entries: [
        ['default', '""'],
        [quoted('~^(?:null|[a-z][a-z0-9+.-]*://[a-z0-9_.:\\[\\]-]+)\\z'), '$http_origin'],
      ],
    },
    {
      from: '$http_origin',
      to: v.shared('has_origin'),
      entries: [
        ['""', '0'],
        ['default', '1'],
      ],
    },
    {
      from: '$http_access_control_request_method',
      to: v.shared('asks_method'),
      entries: [
        ['""', '0'],
        ['default', '1'],
      ],
    },
    {
      about: "A preflight: OPTIONS with both of them. Any other OPTIONS is the application's.",
      from: `"$request_method:${v.shared('has_origin')}:${v.shared('asks_method')}"`,
      to: v.shared('preflight'),
      entries: [
        ['default', '0'],
        [quoted('~^OPTIONS:1:1\\z'), '1'],
      ],
    },
    {
      about: "Origin, unless the upstream's own Vary says it already, or says more than any name.",
      from: '$upstream_http_vary',
      to: v.shared('vary_origin'),
      entries: [
        ['default', '"Origin"'],
        [quoted('~*(?:^|,)[ \\t]*(?:origin|\\*)[ \\t]*(?:,|\\z)'), '""'],
      ],
    },
    {
      about: 'A body of no length, in place of a page for the error.',
      from: '$request_method',
      to: v.shared('nothing'),
      entries: [['default', '""']],
    },
    ...(enforces ? sameOriginMaps(v) : []),
    ...pathMaps(rules, v),
  ];
}

function sameOriginMaps(v: Variables): NginxMap[] {
  return [
    {
      about: 'Whether Host is that of the origin, in either scheme: TLS may have ended before.',
      from: `"${v.shared('lower')} $http_host"`,
      to: v.shared('same_host'),
      entries: [
        ['default', '0'],
        [quoted('~*^(?:https://(\\S+(?<!:443)) \\1(?::443)?|http://(\\S+(?<!:80)) \\2(?::80)?)\\z'), '1'],
      ],
    },
    {
      about: "The site's own requests. What the browser says of itself comes first; no page can forge it.",
      from: '$http_sec_fetch_site',
      to: v.shared('same_origin'),
      entries: [
        ['default', '0'],
        ['""', v.shared('same_host')],
        [quoted('~^(?:same-origin|none)\\z'), '1'],
      ],
    },
  ];
}

/** The place of a path, see regex/paths.ts. */
function pathMaps({ routes }: Rules, v: Variables): NginxMap[] {
  const tests = pathTests(routes);
  if (!tests) return [];
  const by = (kind: 'spelt' | 'folded'): NginxMap['entries'] => [
    ['default', 'base'],
    ...tests.routes.map((one, i): [string, string] => [
      regexKey({ all: [one[kind]], none: [] }),
      `route${i + 1}`,
    ]),
  ];
  return [
    {
      about: 'The route of a path as it is spelt; the first that matches is the most specific.',
      from: '$request_uri',
      to: v.shared('spelt'),
      entries: by('spelt'),
    },
    {
      about:
        'The route for an application that folds case and decodes; none for a path that is taken apart in many ways.',
      from: '$request_uri',
      to: v.shared('folded'),
      entries: [...tests.odd.map((test): [string, string] => [regexKey(test), 'odd']), ...by('folded')],
    },
    {
      about: 'Where both are one, that is the place. Where they differ, nobody is allowed.',
      from: `${quoted(`${v.shared('spelt')}:${v.shared('folded')}`)}`,
      to: v.shared('place'),
      entries: [
        ['default', 'nowhere'],
        [quoted('base:base'), 'base'],
        ...tests.routes
          .map(({ route }, i) => ({ route, id: `route${i + 1}` }))
          .filter(({ route }) => isPlaceable(route))
          .map(({ id }): [string, string] => [quoted(`${id}:${id}`), id]),
      ],
    },
  ];
}

/** What the server takes, from the place of the path. */
export const chosenMaps = (places: readonly NamedPlace[], v: Variables): NginxMap[] =>
  (['status', ...fieldsOf(places)] as const).map((what) => ({
    from: v.shared('place'),
    to: v.chosen(what),
    entries: places.map(({ id }): [string, string] => [id, v.own(id, what)]),
  }));

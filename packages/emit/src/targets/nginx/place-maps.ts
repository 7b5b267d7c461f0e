import { passingMethods } from '../../regex/methods.js';
import { originTests } from '../../regex/origin-tests.js';
import { oneOf, PCRE } from '../../regex/regex.js';
import { requestedHeaders } from '../../regex/requested-headers.js';
import type { NamedPlace } from '../shared/places.js';
import { NAMES_ABOUT } from '../shared/words.js';
import { longKeys } from './hash-size.js';
import { type NginxMap, quoted, regexKey, value } from './syntax.js';
import type { Own, Variables } from './variables.js';

/** What one place answers. */
export function placeMaps({ place, id }: NamedPlace, v: Variables): NginxMap[] {
  const own = (what: Own): string => v.own(id, what);
  const isAny = place.fields.allowOrigin === '*';
  return [
    ...(isAny ? [] : [originMap({ place, id, about: '' }, v)]),
    {
      about: 'Methods in their exact spelling; GET, HEAD and POST pass every preflight.',
      option: 'allowMethods',
      from: '$http_access_control_request_method',
      to: own('method_ok'),
      entries: [
        ['default', '0'],
        [regexKey({ all: [passingMethods(place.methods)], none: [] }), '1'],
      ],
    },
    {
      about: NAMES_ABOUT.join('\n# '),
      option: 'allowHeaders',
      from: '$http_access_control_request_headers',
      to: own('headers_ok'),
      // An expression is never tried against an empty value.
      entries: [
        ['default', '0'],
        ['""', '1'],
        [regexKey(requestedHeaders(place.requestHeaders)), '1'],
      ],
    },
    {
      about: 'What the answer is: to no preflight, to one that is allowed, to one that is refused.',
      from: `"${v.shared('preflight')}:${own('method_ok')}:${own('headers_ok')}:${isAny ? '*' : own('origin')}"`,
      to: own('answer'),
      entries: [
        ['default', 'refuse'],
        [quoted('~^0:'), 'actual'],
        [quoted('~^1:1:1:.'), 'allow'],
      ],
    },
    ...(place.enforce ? [enforcedMap({ place, id, about: '' }, v)] : []),
    {
      from: own('answer'),
      to: own('status'),
      entries: [
        ['default', place.enforce ? own('enforced') : '""'],
        ['allow', String(place.status.allowed)],
        ['refuse', String(place.status.refused)],
      ],
    },
    ...fieldMaps({ place, id, about: '' }, v),
  ];
}

function originMap({ place: { origins }, id }: NamedPlace, v: Variables): NginxMap {
  const tooLong = new Set(longKeys(origins.exact));
  return {
    about: 'The origin, where it is allowed.',
    from: v.shared('lower'),
    to: v.own(id, 'origin'),
    entries: [
      ['default', '""'],
      ...origins.exact.map((origin): [string, string] => [
        tooLong.has(origin) ? quoted(`~^${oneOf([origin])}\\z`) : value(origin),
        '$http_origin',
      ]),
      ...(origins.null ? [[value('null'), '$http_origin'] as const] : []),
      ...originTests(PCRE, origins).flatMap(({ about, ...test }) => [
        { about },
        [regexKey(test), '$http_origin'] as const,
      ]),
    ],
  };
}

/** 403 for what enforce refuses: another's request, unless both origin and method are allowed. */
function enforcedMap({ place, id }: NamedPlace, v: Variables): NginxMap {
  const { enforced } = place.methods;
  const methods = enforced ? `(?:${enforced.map((method) => oneOf([method])).join('|')})` : '[^:]+';
  const origin = place.fields.allowOrigin === '*' ? '*' : v.own(id, 'origin');
  return {
    about: "A request without Origin passes, and the site's own; of others only what is allowed.",
    from: `"${v.shared('has_origin')}:${v.shared('same_origin')}:$request_method:${origin}"`,
    to: v.own(id, 'enforced'),
    entries: [
      ['default', '403'],
      [quoted('~^0:'), '""'],
      [quoted('~^1:1:'), '""'],
      ...(enforced?.length === 0 ? [] : [[quoted(`~^1:0:${methods}:.`), '""'] as const]),
    ],
  };
}

function fieldMaps({ place, id }: NamedPlace, v: Variables): NginxMap[] {
  const { fields } = place;
  const own = (what: Own): string => v.own(id, what);
  const isAny = fields.allowOrigin === '*';
  const preflightOnly = (to: Own, said: string | undefined): NginxMap => ({
    option: to === 'allow_methods' ? 'allowMethods' : 'allowHeaders',
    from: own('answer'),
    to: own(to),
    entries: [['default', '""'], ...(said === undefined ? [] : [['allow', said] as const])],
  });
  const text = (said: string | undefined): string | undefined =>
    said === undefined ? undefined : value(said);
  const exposed: NginxMap['entries'] =
    fields.exposeHeaders === undefined ? [] : [[quoted('~^actual:.'), value(fields.exposeHeaders)]];
  return [
    {
      from: own('answer'),
      to: own('allow_origin'),
      entries: [
        ['default', isAny ? '"*"' : own('origin')],
        ['refuse', '""'],
      ],
    },
    {
      from: own('allow_origin'),
      to: own('allow_credentials'),
      entries: fields.allowCredentials
        ? [
            ['default', '"true"'],
            ['""', '""'],
          ]
        : [['default', '""']],
    },
    {
      option: 'exposeHeaders',
      from: `"${own('answer')}:${own('allow_origin')}"`,
      to: own('expose_headers'),
      entries: [['default', '""'], ...exposed],
    },
    preflightOnly(
      'allow_methods',
      fields.echoesMethod ? '$http_access_control_request_method' : text(fields.allowMethods),
    ),
    ...(fields.echoesHeaders
      ? [
          {
            from: '$http_access_control_request_headers',
            to: own('asked'),
            entries: [
              ['default', '""'],
              [quoted('~[^ \\t,]'), '$http_access_control_request_headers'],
            ] as const,
          },
        ]
      : []),
    preflightOnly('allow_headers', fields.echoesHeaders ? own('asked') : text(fields.allowHeaders)),
    preflightOnly('max_age', value(fields.maxAge)),
    {
      from: `"${own('answer')}:$http_access_control_request_private_network"`,
      to: own('allow_private_network'),
      entries: [
        ['default', '""'],
        ...(fields.allowPrivateNetwork ? [[quoted('~^allow:true\\z'), '"true"'] as const] : []),
      ],
    },
    {
      from: own('answer'),
      to: own('vary'),
      entries: [
        ['default', value(fields.preflightVary.join(', '))],
        ['actual', fields.vary.length > 0 ? v.shared('vary_origin') : '""'],
      ],
    },
  ];
}

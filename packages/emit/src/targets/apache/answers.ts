import { oneOf } from '../../regex/regex.js';
import type { Rules } from '../../rules/rules.js';
import { CORS_FIELDS, VARIES } from '../shared/cors-fields.js';
import type { NamedPlace } from '../shared/places.js';
import { quoted, value } from './syntax.js';

/** What is decided: `cors_allow` and `cors_actual` hold the place that allows, `cors_origin` and so on what is answered. */
export function decisionLines(rules: Rules, places: readonly NamedPlace[], name: string): string[] {
  const env = (what: string): string => `%{ENV:${name}_${what}}`;
  const enforces = places.some(({ place }) => place.enforce);
  return [
    "# A preflight: OPTIONS with both of them. Any other OPTIONS is the application's.",
    'RewriteCond %{THE_REQUEST} "^OPTIONS "',
    'RewriteCond %{HTTP:Origin} . [NV]',
    'RewriteCond %{HTTP:Access-Control-Request-Method} . [NV]',
    `RewriteRule ^ - [E=${name}_preflight:1]`,
    ...(enforces ? sameOriginLines(name) : []),
    ...places.flatMap(({ place, id, about }) => {
      const { fields } = place;
      const own = (what: string): string => env(`${id}_${what}`);
      const isAny = fields.allowOrigin === '*';
      const here = `RewriteCond ${env('place')} =${id}`;
      const granted = isAny ? [] : [`RewriteCond ${own('origin')} .`];
      const origin = isAny ? '*' : own('origin');
      return [
        '',
        ...(places.length > 1 ? [`# ---- ${about} ----`] : []),
        '# A preflight that is allowed.',
        here,
        `RewriteCond ${env('preflight')} =1`,
        ...granted,
        `RewriteCond ${own('method')} .`,
        `RewriteCond ${own('headers')} =1`,
        `RewriteRule ^ - [E=${name}_allow:${id},E=${name}_origin:${origin},E=${name}_method:${own('method')},R=${place.status.allowed},L]`,
        '# What is no preflight.',
        here,
        `RewriteCond ${env('preflight')} !=1`,
        ...granted,
        `RewriteRule ^ - [E=${name}_actual:${id},E=${name}_origin:${origin}]`,
        ...(place.enforce ? enforceLines({ place, id, about }, name) : []),
      ];
    }),
    '',
    '# Every other preflight is refused.',
    `RewriteCond ${env('preflight')} =1`,
    `RewriteRule ^ - [R=${rules.base.status.refused},L]`,
  ];
}

function sameOriginLines(name: string): string[] {
  const host = '^(?:https://(\\S+(?<!:443)) \\1(?::443)?|http://(\\S+(?<!:80)) \\2(?::80)?)\\z';
  return [
    '',
    "# The site's own requests. What the browser says of itself comes first; no page can forge it.",
    `RewriteCond %{HTTP:Sec-Fetch-Site} ${quoted('^(?:same-origin|none)\\z')} [NV]`,
    `RewriteRule ^ - [E=${name}_own:1]`,
    '# Whether Host is that of the origin, in either scheme: TLS may have ended before.',
    'RewriteCond %{HTTP:Sec-Fetch-Site} ="" [NV]',
    'RewriteCond %{HTTP:Origin} !"[A-Z]" [NV]',
    `RewriteCond "%{HTTP:Origin} %{HTTP:Host}" ${quoted(host)} [NC,NV]`,
    `RewriteRule ^ - [E=${name}_own:1]`,
  ];
}

/** 403 for another's request, unless both origin and method are allowed. */
function enforceLines({ place, id }: NamedPlace, name: string): string[] {
  const { enforced } = place.methods;
  const isAllowed =
    enforced?.length === 0
      ? []
      : [
          ...(place.fields.allowOrigin === '*' ? [] : [`RewriteCond %{ENV:${name}_${id}_origin} .`]),
          ...(enforced ? [`RewriteCond %{THE_REQUEST} ${quoted(`^${oneOf(enforced)} `)}`] : []),
        ];
  return [
    "# A request without Origin passes, and the site's own; of others only what is allowed.",
    ...(enforced?.length === 0
      ? []
      : [`RewriteCond %{ENV:${name}_place} =${id}`, ...isAllowed, `RewriteRule ^ - [E=${name}_passes:1]`]),
    `RewriteCond %{ENV:${name}_place} =${id}`,
    `RewriteCond %{ENV:${name}_preflight}%{ENV:${name}_own}%{ENV:${name}_passes} =""`,
    'RewriteCond %{HTTP:Origin} . [NV]',
    'RewriteRule ^ - [R=403,L]',
  ];
}

/** The fields of every response. */
export function fieldLines(places: readonly NamedPlace[], name: string): string[] {
  const isOne = places.length === 1;
  const at = (what: 'allow' | 'actual', { id }: NamedPlace): string => `reqenv('${name}_${what}') == '${id}'`;
  const is = (what: 'allow' | 'actual', named: NamedPlace): string =>
    isOne ? `env=${name}_${what}` : `"expr=${at(what, named)}"`;
  const set = (field: string, said: string, when: string): string =>
    `Header always set ${field} ${said} ${when}`;
  return [
    '# The policy has the last word: what an application or an upstream says of CORS is dropped. It stands in one of two',
    '# tables, by who has set it.',
    ...CORS_FIELDS.flatMap((field) => [`Header unset ${field}`, `Header always unset ${field}`]),
    '',
    '# On every response, errors of Apache itself among them.',
    set('Access-Control-Allow-Origin', `"%{${name}_origin}e"`, `env=${name}_origin`),
    ...places.flatMap((named) => {
      const { fields } = named.place;
      const actual = is('actual', named);
      const allow = is('allow', named);
      return [
        ...(fields.allowCredentials
          ? [
              set(
                'Access-Control-Allow-Credentials',
                '"true"',
                isOne ? `env=${name}_origin` : `"expr=${at('actual', named)} || ${at('allow', named)}"`,
              ),
            ]
          : []),
        ...(fields.exposeHeaders === undefined
          ? []
          : [set('Access-Control-Expose-Headers', value(fields.exposeHeaders), actual)]),
        ...(fields.echoesMethod
          ? [set('Access-Control-Allow-Methods', `"%{${name}_method}e"`, allow)]
          : fields.allowMethods === undefined
            ? []
            : [set('Access-Control-Allow-Methods', value(fields.allowMethods), allow)]),
        ...(fields.echoesHeaders
          ? [
              set(
                'Access-Control-Allow-Headers',
                `"%{${name}_asked}e"`,
                `"expr=reqenv('${name}_allow') == '${named.id}' && -n reqenv('${name}_asked')"`,
              ),
            ]
          : fields.allowHeaders === undefined
            ? []
            : [set('Access-Control-Allow-Headers', value(fields.allowHeaders), allow)]),
        set('Access-Control-Max-Age', value(fields.maxAge), allow),
        ...(fields.allowPrivateNetwork
          ? [
              set(
                'Access-Control-Allow-Private-Network',
                '"true"',
                `"expr=reqenv('${name}_allow') == '${named.id}' && req_novary('Access-Control-Request-Private-Network') == 'true'"`,
              ),
            ]
          : []),
      ];
    }),
    '',
    ...varyLines(places, name),
  ];
}

/** Without `always` it is lost on errors; with it, it stands in another table than the upstream's, which is looked at. */
function varyLines(places: readonly NamedPlace[], name: string): string[] {
  const isPlace = ({ id }: NamedPlace): string => `reqenv('${name}_place') == '${id}'`;
  const isPreflight = `-n reqenv('${name}_preflight')`;
  const open = places.filter(({ place }) => place.fields.vary.length === 0);
  const same = open.map((named) => ` && !(${isPlace(named)})`).join('');
  const byPreflight = new Map<string, NamedPlace[]>();
  for (const named of places) {
    const names = named.place.fields.preflightVary.join(', ');
    byPreflight.set(names, [...(byPreflight.get(names) ?? []), named]);
  }
  return [
    '# Origin, unless the Vary of the application says it already, or says more than any name.',
    `Header always merge Vary "Origin" "expr=-z reqenv('${name}_preflight')${same} && !(resp('Vary') =~ /${VARIES}/i)"`,
    ...[...byPreflight].map(([names, alike]) => {
      const where = byPreflight.size > 1 ? ` && (${alike.map(isPlace).join(' || ')})` : '';
      return `Header always set Vary ${value(names)} "expr=${isPreflight}${where}"`;
    }),
  ];
}

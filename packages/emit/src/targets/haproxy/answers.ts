import { VARIES } from '../shared/cors-fields.js';
import type { NamedPlace } from '../shared/places.js';
import { isOneOf, quoted, value } from './syntax.js';

/** What is decided at one place. `cors_origin` holds what Access-Control-Allow-Origin says, `cors_allow` a granted preflight. */
export function decisionLines(
  { place, id }: NamedPlace,
  name: string,
  here: string,
  hasOrigins: boolean,
): string[] {
  const v = (what: string): string => `txn.${name}_${what}`;
  const own = (what: string): string => `${name}_${id}_${what}`;
  const isAny = place.fields.allowOrigin === '*';
  const isOrigin = `${name}_one_origin ${own('origin')}`;
  // Looked up once a request: of other places it is not set.
  const granted = isAny ? '' : `{ var(${v('origin')}) -m found }`;
  const names = [`${name}_no_names`, `!${name}_more_lines ${own('names')}`];
  return [
    ...(isAny
      ? [`http-request set-var(${v('origin')}) str(*)${here && ` if ${here}`}`]
      : hasOrigins
        ? [`http-request set-var(${v('origin')}) req.fhdr(origin) if ${joined(here, isOrigin)}`]
        : []),
    ...(isAny || hasOrigins
      ? names.map(
          (list) =>
            `http-request set-var(${v('allow')}) str(${id}) if ${joined(here, `${name}_preflight`, granted, `${name}_one_method ${own('method')}`, list)}`,
        )
      : []),
    ...(place.enforce
      ? enforceLines({ place, id, about: '' }, name, here, isAny ? '' : hasOrigins ? granted : undefined)
      : []),
  ];
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** 403 for another's request, unless both origin and method are allowed. */
function enforceLines(
  { place, id }: NamedPlace,
  name: string,
  here: string,
  granted: string | undefined,
): string[] {
  const { enforced } = place.methods;
  const method = `${name}_${id}_enforced`;
  const passes = granted !== undefined && enforced?.length !== 0;
  return [
    "# A request without Origin passes, and the site's own; of others only what is allowed.",
    ...(enforced ? isOneOf(method, 'method', enforced) : []),
    ...(passes
      ? [
          `http-request set-var(txn.${name}_passes) bool(true)${prefixed(joined(here, granted, enforced ? method : ''))}`,
        ]
      : []),
    `http-request return status 403 if ${joined(here, `${name}_has_origin !${name}_preflight !${name}_own`, `!{ var(txn.${name}_passes) -m bool }`)}`,
  ];
}

const prefixed = (when: string): string => (when === '' ? '' : ` if ${when}`);

/** The answers to preflights, once it is decided who is allowed. */
export function preflightLines(places: readonly NamedPlace[], name: string): string[] {
  const statuses = new Map<number, string[]>();
  for (const { place, id } of places) {
    const ids = statuses.get(place.status.allowed) ?? [];
    ids.push(id);
    statuses.set(place.status.allowed, ids);
  }
  return [
    '# Preflights are answered here, before authentication.',
    ...[...statuses].map(
      ([status, ids]) =>
        `http-request return status ${status} if ${name}_preflight { var(txn.${name}_allow) -m str ${ids.join(' ')} }`,
    ),
    `http-request unset-var(txn.${name}_origin) if ${name}_preflight`,
    `http-request return status 403 if ${name}_preflight`,
  ];
}

/** The fields of every response. */
export function fieldLines(places: readonly NamedPlace[], name: string): string[] {
  const v = (what: string): string => `txn.${name}_${what}`;
  const isOne = places.length === 1;
  const granted = `{ var(${v('origin')}) -m found }`;
  const set = (field: string, said: string, ...when: string[]): string =>
    `http-after-response set-header ${field} ${said} if ${joined(...when)}`;
  return [
    '# On every response, errors of HAProxy itself among them. What an upstream says of CORS is dropped.',
    'http-after-response del-header access-control- -m beg',
    set('Access-Control-Allow-Origin', `%[var(${v('origin')})]`, granted),
    ...places.flatMap(({ place, id }) => {
      const { fields } = place;
      const here = isOne ? '' : `${name}_at_${id}`;
      const allow = `{ var(${v('allow')}) -m str ${id} }`;
      const listed = (field: string, said: string | undefined): string[] =>
        said === undefined ? [] : [set(field, value(said), allow)];
      return [
        ...(fields.allowCredentials ? [set('Access-Control-Allow-Credentials', 'true', here, granted)] : []),
        ...(fields.exposeHeaders === undefined
          ? []
          : [
              set(
                'Access-Control-Expose-Headers',
                value(fields.exposeHeaders),
                here,
                granted,
                `!${name}_preflight`,
              ),
            ]),
        ...(fields.echoesMethod
          ? [set('Access-Control-Allow-Methods', `%[var(${v('method')})]`, allow)]
          : listed('Access-Control-Allow-Methods', fields.allowMethods)),
        ...(fields.echoesHeaders
          ? [
              set(
                'Access-Control-Allow-Headers',
                `%[var(${v('names')})]`,
                allow,
                `{ var(${v('names')}) -m reg ${quoted('[^ \\t,]')} }`,
              ),
            ]
          : listed('Access-Control-Allow-Headers', fields.allowHeaders)),
        ...listed('Access-Control-Max-Age', fields.maxAge),
        ...(fields.allowPrivateNetwork
          ? [
              set(
                'Access-Control-Allow-Private-Network',
                'true',
                allow,
                `{ var(${v('network')}) -m str true }`,
              ),
            ]
          : []),
      ];
    }),
    '',
    ...varyLines(places, name),
  ];
}

function varyLines(places: readonly NamedPlace[], name: string): string[] {
  const isOne = places.length === 1;
  const at = ({ id }: NamedPlace): string => (isOne ? '' : `${name}_at_${id}`);
  const varies = places.filter(({ place }) => place.fields.vary.length > 0);
  const unless = `!${name}_preflight !{ res.fhdr(vary) -m reg -i ${quoted(VARIES)} }`;
  const origin = (when: string): string =>
    `http-after-response add-header Vary Origin if ${joined(when, unless)}`;
  return [
    '# Origin, unless the Vary of the application says it already, or says more than any name.',
    ...(varies.length === places.length ? [origin('')] : varies.map((named) => origin(at(named)))),
    ...places.map(
      (named) =>
        `http-after-response set-header Vary ${value(named.place.fields.preflightVary.join(', '))} if ${joined(at(named), `${name}_preflight`)}`,
    ),
  ];
}

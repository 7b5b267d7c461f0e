import type { PlaceRules } from '../../rules/rules.js';
import { value } from './text.js';

export const ORIGIN = '{http.request.header.Origin}';
export const REQUESTED_METHOD = '{http.request.header.Access-Control-Request-Method}';
export const REQUESTED_HEADERS = '{http.request.header.Access-Control-Request-Headers}';

/** What a preflight that passed is answered. */
export function preflightFields({ fields }: PlaceRules): readonly string[] {
  const { allowMethods, allowHeaders, maxAge } = fields;
  return [
    ...originFields(fields),
    ...(fields.echoesMethod ? [`Access-Control-Allow-Methods ${REQUESTED_METHOD}`] : []),
    ...(allowMethods === undefined ? [] : [`Access-Control-Allow-Methods ${value(allowMethods)}`]),
    ...(allowHeaders === undefined ? [] : [`Access-Control-Allow-Headers ${value(allowHeaders)}`]),
    `Access-Control-Max-Age ${value(maxAge)}`,
  ];
}

/** What an allowed origin is answered otherwise. */
export const actualFields = ({ fields }: PlaceRules): readonly string[] => [
  ...originFields(fields),
  ...(fields.exposeHeaders === undefined
    ? []
    : [`Access-Control-Expose-Headers ${value(fields.exposeHeaders)}`]),
];

const originFields = ({ allowOrigin, allowCredentials }: PlaceRules['fields']): readonly string[] => [
  `Access-Control-Allow-Origin ${allowOrigin === '*' ? '*' : ORIGIN}`,
  ...(allowCredentials ? ['Access-Control-Allow-Credentials true'] : []),
];

/** The names asked for, which have been found to be names, between commas as the runtime writes them. */
export const ECHO_HEADERS = [
  `Access-Control-Allow-Headers ${REQUESTED_HEADERS}`,
  'Access-Control-Allow-Headers `^[ \\t,]*(.*?)[ \\t,]*$` $1',
  'Access-Control-Allow-Headers `[ \\t]*,[ \\t,]*` `, `',
];

/**
 * All lines of `Vary` in one, with Origin at the end; then without the one that was written before the response came,
 * without what is empty, nothing but `*` where that is said, and without ours where it is said already.
 */
export const MERGE_VARY = [
  'Vary `{http.response.header.Vary}, Origin`',
  'Vary `^Origin,(.*)$` $1',
  'Vary `^[ \\t,]+(.*)$` $1',
  'Vary `^(?:.*,)?[ \\t]*\\*[ \\t]*(?:,.*)?$` *',
  'Vary `(?i)^((?:.*,)?[ \\t]*origin[ \\t]*(?:,.*)?), Origin$` $1',
];

import { passingMethods } from '../../regex/methods.js';
import { requestedHeaders } from '../../regex/requested-headers.js';
import type { PlaceRules } from '../../rules/rules.js';
import { ECHO_HEADERS, preflightFields, REQUESTED_HEADERS, REQUESTED_METHOD } from './fields.js';
import { equals, map, matched, passes } from './maps.js';
import { block, value } from './text.js';

/** Answers every preflight, within a route for what is one. */
export function preflight(rules: PlaceRules, name: (what: string) => string): readonly string[] {
  const { fields, methods, requestHeaders, status } = rules;
  const asked = `@${name('asked')}`;
  const passed = `@${name('passed')}`;
  return [
    ...map(REQUESTED_METHOD, name('method'), [matched(passingMethods(methods), '1')], '0'),
    ...passes(REQUESTED_HEADERS, name('headers'), requestedHeaders(requestHeaders)),
    ...map(
      `${fields.allowOrigin === '*' ? '1' : `{http.vars.${name('origin')}}`}{${name('method')}}{${name('headers')}}`,
      name('preflight'),
      [equals('111', '1')],
      '0',
    ),
    `vars ${name('passed')} {${name('preflight')}}`,
    `${passed} vars ${name('passed')} 1`,
    ...block(`header ${passed}`, [...preflightFields(rules), 'defer']),
    ...(fields.echoesHeaders
      ? [
          ...block(asked, [
            `vars ${name('passed')} 1`,
            'header_regexp Access-Control-Request-Headers `[^ \\t,]`',
          ]),
          ...block(`header ${asked}`, [...ECHO_HEADERS, 'defer']),
        ]
      : []),
    ...(fields.allowPrivateNetwork
      ? [
          ...map(
            `{http.vars.${name('passed')}}{http.request.header.Access-Control-Request-Private-Network}`,
            name('private'),
            [equals('1true', '1')],
            '0',
          ),
          `@${name('private')} vars {${name('private')}} 1`,
          ...block(`header @${name('private')}`, ['Access-Control-Allow-Private-Network true', 'defer']),
        ]
      : []),
    // The last is the first to be applied: what the site says itself goes.
    ...block('header', ['-Access-Control-*', `Vary ${value(fields.preflightVary.join(', '))}`, 'defer']),
    `respond ${passed} ${status.allowed}`,
    `respond ${status.refused}`,
  ];
}

import { oneOf } from '../../regex/regex.js';
import type { PlaceRules } from '../../rules/rules.js';
import { ORIGIN } from './fields.js';
import { equals, map, matched } from './maps.js';
import { block, token } from './text.js';

/** 403 for another site's request that is not allowed. Browsers say whose it is; else Host does, in either scheme. */
export function enforce({ methods, fields }: PlaceRules, name: (what: string) => string): readonly string[] {
  const own = name('own');
  const stopped = name('stopped');
  const enforced = methods.enforced;
  return [
    ...map(
      '{http.request.hostport}',
      name('https'),
      [matched({ source: '(.*):443' }, '$1')],
      '{http.request.hostport}',
    ),
    ...map(
      '{http.request.hostport}',
      name('http'),
      [matched({ source: '(.*):80' }, '$1')],
      '{http.request.hostport}',
    ),
    `vars ${name('same')} 0`,
    `@${own} vars ${ORIGIN} ${token(`https://{${name('https')}}`)} ${token(`http://{${name('http')}}`)}`,
    `vars @${own} ${name('same')} 1`,
    ...map(
      '{http.request.header.Sec-Fetch-Site}',
      own,
      [equals('same-origin', '1'), equals('none', '1'), equals('', `{http.vars.${name('same')}}`)],
      '0',
    ),
    ...map(
      '{http.request.method}',
      name('enforced'),
      enforced ? [matched({ source: enforced.length > 0 ? oneOf(enforced) : '[^ -~]' }, '1')] : [],
      enforced ? '0' : '1',
    ),
    ...map(
      `${fields.allowOrigin === '*' ? '1' : `{http.vars.${name('origin')}}`}{${name('enforced')}}{${own}}`,
      stopped,
      [matched({ source: '11.|..1' }, '0')],
      '1',
    ),
    ...block(`@${stopped}`, ['header_regexp Origin .', `vars {${stopped}} 1`]),
    `respond @${stopped} 403`,
  ];
}

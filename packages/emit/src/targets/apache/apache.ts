import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import { heading } from '../shared/heading.js';
import { placesOf } from '../shared/places.js';
import type { Target } from '../target.js';
import { decisionLines, fieldLines } from './answers.js';
import { pathLines, placeLines } from './requests.js';

const WHERE =
  'Include it within <VirtualHost>, before any other RewriteRule, and not within <Location> or <Directory>: there it would come after authentication.';

export const apache: Target = {
  title: 'Apache 2.4 and newer: an include for a virtual host',
  draft(rules, { name }) {
    const places = placesOf(rules);
    const lines = [
      ...heading('apache', rules, [
        'CORS for Apache: include it within <VirtualHost>, before any other RewriteRule, and not within <Location> or',
        '<Directory>: there it would come after authentication. It needs mod_setenvif, mod_rewrite and mod_headers.',
      ]).map((line) => `# ${line}`),
      '',
      '# What of the request is allowed.',
      ...places.flatMap((named, i) => [
        ...(places.length > 1 ? [...(i > 0 ? [''] : []), `# ---- ${named.about} ----`] : []),
        ...placeLines(named, name),
      ]),
      ...(places.some(({ place }) => place.fields.echoesHeaders)
        ? [
            '',
            '# The names that are answered where any is allowed.',
            `SetEnvIf Access-Control-Request-Headers "^.*[^ \\t,].*\\z" ${name}_asked=$0`,
          ]
        : []),
      '',
      ...(places.some(({ place }) => place.status.allowed === 200)
        ? [
            '# Else a preflight answered 200 gets a page that speaks of an error.',
            `ErrorDocument 200 "%{reqenv:${name}_nothing}"`,
            '',
          ]
        : []),
      'RewriteEngine On',
      ...pathLines(rules, name),
      '',
      ...decisionLines(rules, places, name),
      '',
      ...fieldLines(places, name),
    ];
    return {
      files: [{ path: `${name}.conf`, about: WHERE, text: `${lines.join('\n')}\n` }],
      gaps: gapsOfRules(rules, { backtracks: true, normalisesNames: false }),
    };
  },
};

import { pathTests } from '../../regex/paths.js';
import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import type { Rules } from '../../rules/rules.js';
import { heading } from '../shared/heading.js';
import { placesOf } from '../shared/places.js';
import type { Target } from '../target.js';
import { placeOf } from './paths.js';
import { place } from './place.js';
import { block } from './text.js';

export const caddy: Target = {
  title: 'Caddy 2.6 and newer: a snippet for the Caddyfile',
  draft(rules, { name }) {
    const about = [
      `CORS for Caddy: import this file at the top of the Caddyfile, and in each site put \`import ${name}\` first into a`,
      '`route` that holds all the rest, logins as well.',
    ];
    const lines = [
      ...heading('caddy', rules, about).map((line) => `# ${line}`),
      ...block(`(${name})`, places(rules, name)),
    ];
    return {
      files: [
        {
          path: `${name}.caddy`,
          text: `${lines.join('\n')}\n`,
          about: `Import it at the top of the Caddyfile, and in each site put \`import ${name}\` first into a \`route\` that holds all the rest, logins as well.`,
        },
      ],
      gaps: gapsOfRules(rules, { backtracks: false, normalisesNames: false }),
    };
  },
};

/** A place is a route of its own, so that only its questions are asked. */
function places(rules: Rules, name: string): readonly string[] {
  const tests = pathTests(rules.routes);
  if (!tests) return place(rules.base, name);
  return [
    ...placeOf(tests, name),
    ...placesOf(rules).flatMap(({ place: rules, id, about }, i) => [
      `# ---- ${about} ----`,
      `@${name}_${id} vars ${name}_place ${i}`,
      ...block(`route @${name}_${id}`, place(rules, `${name}_${id}`)),
    ]),
  ];
}

import { pathTests } from '../../regex/paths.js';
import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import type { Rules } from '../../rules/rules.js';
import type { Target } from '../target.js';
import { placeOf } from './paths.js';
import { place } from './place.js';
import { block } from './text.js';

export const caddy: Target = {
  title: 'Caddy 2.6 and newer',
  draft: (rules, { name }) => ({
    files: [
      {
        path: `${name}.caddy`,
        text: `${[
          '# CORS, by fullcors. Generated: change the policy, not this.',
          ...block(`(${name})`, places(rules, name)),
        ].join('\n')}\n`,
        about: `Import the file at the top of the Caddyfile, and in each site put \`import ${name}\` first into a \`route\` that holds all the rest, logins as well.`,
      },
    ],
    gaps: gapsOfRules(rules, { backtracks: false, normalisesNames: false }),
  }),
};

/** A place is a route of its own, so that only its questions are asked. */
function places(rules: Rules, name: string): readonly string[] {
  const { base, routes, nowhere } = rules;
  const tests = pathTests(routes);
  if (!nowhere || !tests) return place(base, name);
  return [
    ...placeOf(tests, name),
    ...[base, ...routes, nowhere].flatMap((rules, i) => [
      `@${name}_at_${i} vars ${name}_place ${i}`,
      ...block(`route @${name}_at_${i}`, place(rules, `${name}_${i}`)),
    ]),
  ];
}

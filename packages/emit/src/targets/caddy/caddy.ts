import { nowhere } from '../../rules/nowhere.js';
import type { Rules } from '../../rules/rules.js';
import type { Draft, Target } from '../target.js';
import { place } from './place.js';
import { block } from './text.js';

export const caddy: Target = {
  title: 'Caddy 2.6 and newer',
  draft: (rules): Draft => ({
    files: [
      {
        path: 'cors.caddy',
        text: `${[
          '# CORS, by fullcors. Generated: change the policy, not this.',
          ...block('(fullcors)', [...PREFLIGHT, ...places(rules)]),
        ].join('\n')}\n`,
        about:
          'Import the file at the top of the Caddyfile, and in each site put `import fullcors` first into a `route` that holds all the rest, logins as well.',
      },
    ],
    gaps: [],
  }),
};

const PREFLIGHT = block('@fullcors_preflight', [
  'method OPTIONS',
  'header_regexp Origin .',
  'header_regexp Access-Control-Request-Method .',
]);

function places(rules: Rules): readonly string[] {
  if (rules.routes.length === 0) return place(rules.base, 1);
  const all = [rules.base, ...rules.routes, nowhere(rules)];
  return all.flatMap((rules, i) => [
    `@fullcors_${i + 1} vars fullcors_place ${i + 1}`,
    ...block(`route @fullcors_${i + 1}`, place(rules, i + 1)),
  ]);
}

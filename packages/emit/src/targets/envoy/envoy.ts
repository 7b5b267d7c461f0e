import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import { heading } from '../shared/heading.js';
import type { Target } from '../target.js';
import { luaFilter } from './filter.js';
import { luaProgram } from './lua/program.js';

const ABOUT =
  'CORS for Envoy: the first of http_filters in the HTTP connection manager, before those that authenticate.';

/**
 * Envoy, by its Lua filter. The road not taken is envoy.filters.http.cors: it answers 200, never refuses a preflight,
 * does not look at the requested method and headers, writes no Vary (envoy#35873), and tries each origin matcher against
 * the literal `*` as well. A hash table also holds 10,000 origins, where RE2 has a program size to be raised for.
 */
export const envoy: Target = {
  title: 'Envoy 1.26 and newer: an HTTP filter',
  draft: (rules, { name }) => ({
    files: [
      {
        path: `${name}-filter.yaml`,
        text: `${heading('envoy', rules, [ABOUT])
          .map((line) => `# ${line}`)
          .join('\n')}\n${luaFilter(name, luaProgram(rules, name))}`,
        about: ABOUT,
      },
    ],
    gaps: gapsOfRules(rules, { backtracks: false, normalisesNames: true, reads: true }),
  }),
};

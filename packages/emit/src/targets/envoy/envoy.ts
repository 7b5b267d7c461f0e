import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import type { Target } from '../target.js';
import { luaFilter } from './filter.js';
import { luaProgram } from './lua/program.js';

/**
 * Envoy, by its Lua filter. The road not taken is envoy.filters.http.cors: it answers 200, never refuses a preflight,
 * does not look at the requested method and headers, writes no Vary (envoy#35873), and tries each origin matcher against
 * the literal `*` as well. A hash table also holds 10,000 origins, where RE2 has a program size to be raised for.
 */
export const envoy: Target = {
  title: 'Envoy 1.26 and newer',
  draft: (rules, { name }) => ({
    files: [
      {
        path: `${name}-filter.yaml`,
        text: luaFilter(name, luaProgram(rules, name)),
        about:
          'Paste it into http_filters of the HTTP connection manager as the first filter, before those that authenticate.',
      },
    ],
    gaps: gapsOfRules(rules, { backtracks: false, normalisesNames: true, reads: true }),
  }),
};

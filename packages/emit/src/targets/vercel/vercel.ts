import type { Gap } from '../../gaps.js';
import { literal } from '../../regex/regex.js';
import { preflightAnsweredByUpstream, upstreamHeadersNotStripped } from '../declarative/differences.js';
import { jsonFile } from '../declarative/files.js';
import { gap } from '../declarative/gap.js';
import { ANY_HOST, type Limits } from '../declarative/limits.js';
import { ANY_SEGMENT, isEverything, pathRegex } from '../declarative/routes.js';
import { listedHeaders, listedMethods, type Said } from '../declarative/said.js';
import { type SaidRules, sayRules } from '../declarative/say.js';
import { staticFields } from '../declarative/static-fields.js';
import type { Target } from '../target.js';

const name = 'vercel.json';

/** "A list of header definitions": so many, and so long a source (headersSchema of @vercel/routing-utils 6.6.0). */
const MOST_RULES = 2048;
const LONGEST_SOURCE = 4096;

/**
 * What `headers` takes, from its schema and the project configuration reference. Each rule has the fixed fields of one
 * origin, so that whatever a condition matches, browsers let no other origin read the response.
 */
const limits: Limits = {
  name,
  origins: {
    null: true,
    otherSchemes: true,
    host: ANY_HOST,
    // To answer the origin of the request, a rule would have to carry what a condition captured into a field.
    subdomains: 'no',
    anyPort: 'no',
    most: 1000,
    longest: 2000,
  },
  methods: { any: 'literal' },
  requestHeaders: { any: 'literal', echoesWithCredentials: false, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: undefined,
  routes: { one: true, below: true, literal: true, text: ANY_SEGMENT, most: 100 },
  differs: [preflightAnsweredByUpstream(name, 'the function or the file'), upstreamHeadersNotStripped(name)],
};

export const vercel: Target = {
  title: 'Vercel: headers of vercel.json (for a policy in full: cloudflare-worker, as middleware)',
  draft(rules) {
    const said = sayRules(rules, limits);
    const { gaps } = said;
    const headers = headersOf(said, gaps);
    if (headers.length > MOST_RULES) {
      const message = `vercel.json holds ${MOST_RULES} header rules, and this policy needs ${headers.length}`;
      gaps.push(
        gap(
          'too-many-routes',
          'routes',
          headers.length,
          message,
          'put routes together, or list fewer origins',
        ),
      );
    }
    const file = {
      path: 'vercel.json',
      text: jsonFile({ headers }),
      about: 'The headers of vercel.json: put them first there, if it has others.',
    };
    return { files: [file], gaps };
  },
};

/**
 * Every rule that matches is applied, so the rules of a place exclude the paths of those that are more specific. The
 * expression of a source is path-to-regexp's: one group that holds all of it.
 */
function headersOf({ base, routes }: SaidRules, gaps: Gap[]): object[] {
  // Without the first slash, which stands before the group.
  const sources = routes.map(({ rules }) => pathRegex(rules.segments).replace(/^\/\??/, ''));
  const without = (before: readonly string[], source: string): string => {
    const exclusion = before.length > 0 ? `(?!(?:${before.join('|')})$)` : '';
    // Nothing is more specific than the root, and an empty group is no source.
    return source === '' ? '/' : `/(${exclusion}${source})`;
  };
  const places = routes.map(({ rules, said }, i) => ({
    said,
    source: isEverything(rules.segments)
      ? without(sources.slice(0, i), '.*')
      : without(sources.slice(0, i), sources[i] ?? ''),
  }));
  if (!routes.some(({ rules }) => isEverything(rules.segments))) {
    places.push({ said: base, source: without(sources, '.*') });
  }
  if (places.some(({ source }) => source.length > LONGEST_SOURCE)) {
    const message = `vercel.json takes a source of ${LONGEST_SOURCE} characters, in which these routes have no room`;
    gaps.push(gap('too-many-routes', 'routes', routes.length, message, 'put routes together'));
  }
  return places.flatMap(({ said, source }) => rulesOf(said, source));
}

function rulesOf(said: Said, source: string): object[] {
  if (said.nobody) return [];
  const fieldsFor = (origin: string): object[] =>
    staticFields(said, origin, listedMethods(said), listedHeaders(said)).map(([key, value]) => ({
      key,
      value,
    }));
  if (said.anyOrigin) return [{ source, headers: fieldsFor('*') }];
  const origins = [...(said.null ? ['null'] : []), ...said.exact];
  return [
    { source, headers: [{ key: 'Vary', value: 'Origin' }] },
    ...origins.map((origin) => ({
      source,
      has: [{ type: 'header', key: 'origin', value: literal(origin) }],
      headers: fieldsFor(origin),
    })),
  ];
}

import type { Gap } from '../../gaps.js';
import { literal } from '../../regex/regex.js';
import { preflightAnsweredByUpstream, upstreamHeadersNotStripped } from '../declarative/differences.js';
import { jsonFile } from '../declarative/files.js';
import { gap } from '../declarative/gap.js';
import { ANY_HOST, type Limits } from '../declarative/limits.js';
import { guardedPlaces } from '../declarative/odd-paths.js';
import { ANY_SEGMENT, isEverything } from '../declarative/routes.js';
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
  routes: { one: true, below: true, literal: true, text: ANY_SEGMENT, most: 100, refusesOdd: true },
  differs: [preflightAnsweredByUpstream(name, 'the function or the file'), upstreamHeadersNotStripped(name)],
};

export const vercel: Target = {
  title: 'Vercel: headers of vercel.json (for a policy in full: vercel-middleware)',
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
 * Every rule that matches is applied, so the rules of a place exclude what comes before it, and paths that are nobody's.
 * The expression of a source is path-to-regexp's: one group that holds all of it but the first slash.
 */
function headersOf(said: SaidRules, gaps: Gap[]): object[] {
  const before: string[] = [];
  const places: { source: string; said: Said }[] = [];
  const add = (regex: string, said: Said): void => {
    const exclusion = before.length > 0 ? `(?!(?:${before.join('|')})$)` : '';
    // Nothing is more specific than the root, and an empty group is no source.
    places.push({ said, source: regex === '/?' ? '/' : `/(${exclusion}${withoutSlash(regex)})` });
  };
  const isCovered = said.routes.some(({ rules }) => isEverything(rules.segments));
  for (const { regex, said: here, route } of guardedPlaces(said)) {
    if (route) add(isEverything(route.rules.segments) ? '/.*' : regex, here);
    before.push(withoutSlash(regex));
  }
  if (!isCovered) add('/.*', said.base);
  if (places.some(({ source }) => source.length > LONGEST_SOURCE)) {
    const message = `vercel.json takes a source of ${LONGEST_SOURCE} characters, in which these routes have no room`;
    gaps.push(gap('too-many-routes', 'routes', said.routes.length, message, 'put routes together'));
  }
  return places.flatMap(({ said: here, source }) => rulesOf(here, source));
}

const withoutSlash = (regex: string): string => regex.replace(/^\/\??/, '');

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

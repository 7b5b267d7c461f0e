import type { RouteRules, RouteSegment } from '../rules/rules.js';
import { chunksOf } from './chunks.js';
import { literal, type Regex, type TextTest } from './regex.js';

/**
 * How the place of a path is found with expressions. The subject is what the request line holds, path and query. The
 * first route in order whose `spelt` matches is the one by the path as it is spelt, and the first whose `folded` matches
 * the one for whoever folds case and decodes. Where these are the same, all readings of the runtime's path-readings.ts
 * lead there, since whoever folds or decodes less reads less routes; where they differ the path is ambiguous. It is,
 * too, where it is `odd`: taken apart in different ways, and near to a route.
 */
export interface PathTests {
  readonly routes: readonly {
    readonly route: RouteRules;
    readonly spelt: Regex;
    readonly folded: Regex;
  }[];
  /** One that is passed makes the path ambiguous. */
  readonly odd: readonly TextTest[];
}

/**
 * The tests for routes, which are in their order already. Undefined where there are none: then a path says nothing.
 * Narrower than the runtime in this: an odd path (encoded slashes, dots, semicolons, empty segments) that names the
 * beginning of a route is ambiguous even where all readings of it agree.
 */
export function pathTests(routes: readonly RouteRules[]): PathTests | undefined {
  if (routes.length === 0) return undefined;
  return {
    routes: routes.map((route) => ({
      route,
      spelt: { source: `${pathOf(route.segments, literal)}${REST}` },
      folded: { source: `${pathOf(route.segments, folded)}${REST}`, ignoreCase: true },
    })),
    odd: [
      ...mentions(routes).map((mention) => ({ all: [mention, ODD], none: [] })),
      { all: [LONG, NOT_PLAIN], none: [] },
    ],
  };
}

/**
 * Whether a route can be told from its readings: with a letter in upper case it is one route for who folds case and
 * none for who does not, so the runtime calls every path of it ambiguous.
 */
export const isPlaceable = ({ segments }: RouteRules): boolean =>
  segments.every((segment) => segment.kind !== 'literal' || segment.text === segment.text.toLowerCase());

const REST = '(?:[?#].*)?';

function pathOf(segments: readonly RouteSegment[], spell: (text: string) => string): string {
  const path = segments.map((segment) => {
    if (segment.kind === 'below') return '(?:/[^?#]*)?';
    return segment.kind === 'one' ? '/[^/?#]+' : `/${spell(segment.text)}`;
  });
  // A slash at the end counts for nothing, and `/*` covers the path before it as well.
  return path.join('') + (segments.at(-1)?.kind === 'below' ? '' : '/?');
}

/** A text as it may be spelt with percent-encoding; in any case, which the flag says. */
const folded = (text: string): string =>
  [...text]
    .map((char) => {
      const codes = new Set(
        [char.toLowerCase(), char.toUpperCase()].map((one) => one.charCodeAt(0).toString(16)),
      );
      return `(?:${literal(char)}|${[...codes].map((code) => `%${code}`).join('|')})`;
    })
    .join('');

/** An escape that is read in the second pass only, or might be: whatever holds one may hold anything. */
const NESTED = '%25[0-7%]|%%|%[0-9a-f]%';

/** What readers take apart in different ways. */
const ODD: Regex = {
  source: [
    '[^/].*',
    `[^?#]*(?:[;\\x5c]|//|%2f|%5c|%3b|%23|%3f|${NESTED}).*`,
    '[^?#]*/(?:\\.|%2e){1,2}(?:[/?#].*)?',
  ].join('|'),
  ignoreCase: true,
};

/** The runtime reads a path up to 256 times where it is not plain, so it does not where it is longer than 1024. */
const LONG: Regex = { source: '[^?#]{1000}[^?#]{25}.*' };
const NOT_PLAIN: Regex = {
  source: '(?:[^?#]*/\\.|[^?#]*[^a-z0-9._~!\\x24\\x26-\\x29+,=:@/?#-]|[^?#]*//).*',
  ignoreCase: true,
};

/** What some reader takes for a slash, and for the end of a path. What follows `?` or `#` nobody reads. */
const SLASH = '(?:[/\\x5c]|%2f|%5c)';
const END = '(?:[;?#]|%3b|%3f|%23)';

/** How many characters of names stand in one expression. */
const NAMES_AT_ONCE = 100;

function mentions(routes: readonly RouteRules[]): readonly Regex[] {
  const first = new Set<string>();
  for (const { segments } of routes) {
    const [segment] = segments;
    if (segment?.kind !== 'literal') return [{ source: '.*' }];
    first.add(segment.text.toLowerCase());
  }
  return chunksOf([...first], NAMES_AT_ONCE, ({ length }) => length).map((names) => ({
    source: `[^?#]*(?:${SLASH}(?:${names.map(folded).join('|')})(?:(?:${SLASH}|${END}).*)?|(?:${NESTED}).*)`,
    ignoreCase: true,
  }));
}

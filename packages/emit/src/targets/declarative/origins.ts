import { formatPattern, type ParsedPattern, parsePattern } from 'fullcors/origins';
import { type Gap, type GapCode, gap as gapOf } from '../../gaps.js';
import { isExponential } from '../../regex/ambiguity.js';
import { PCRE } from '../../regex/regex.js';
import { pathOf } from '../../rules/gaps-of-rules.js';
import type { PlaceRules } from '../../rules/rules.js';
import { gap, some } from './gap.js';
import type { Limits } from './limits.js';
import { originRegex, policyExpression } from './origin-regex.js';
import type { Said } from './said.js';

type SaidOrigins = Pick<Said, 'nobody' | 'anyOrigin' | 'null' | 'exact' | 'wild' | 'regexes'>;

/** The origins that a target can say; what it cannot is left out, one gap for each reason. */
export function sayOrigins(place: PlaceRules, { name, origins: limits }: Limits, gaps: Gap[]): SaidOrigins {
  const { origins } = place;
  const path = pathOf(place, 'allowOrigins');
  if (origins.any) {
    if (place.fields.allowCredentials) {
      gaps.push(
        gap(
          'any-origin-with-credentials',
          path,
          '*',
          `${name} cannot allow every origin with credentials and still refuse "null"`,
          'list the origins, or answer CORS in the service',
        ),
      );
    }
    return { nobody: false, anyOrigin: true, null: false, exact: [], wild: [], regexes: [] };
  }
  const expression = limits.expressions && policyExpression(limits.expressions, origins);
  if (origins.expression && expression === undefined) {
    gaps.push(
      gap(
        'expression-not-supported',
        pathOf(place, 'allowOriginRegex'),
        origins.expression.source,
        limits.expressions
          ? `${name} gets no expression that matches ${origins.refusesInsecure ? 'plain http or ' : ''}"null", which it could not refuse again: what it allows is refused there`
          : `${name} gets no expression for origins: what it allows is refused there`,
        limits.expressions
          ? 'begin it with the scheme, ^https:, or write the origins as patterns in allowOrigins'
          : 'write the origins as patterns in allowOrigins',
      ),
    );
  }
  if (
    expression !== undefined &&
    limits.expressions === PCRE &&
    origins.expression &&
    isExponential(origins.expression.tree)
  ) {
    gaps.push(gapOf('expression-backtracks', pathOf(place, 'allowOriginRegex'), origins.expression.source));
  }
  if (origins.null && !limits.null) {
    gaps.push(
      gap(
        'null-origin-not-supported',
        path,
        'null',
        `${name} cannot allow the origin "null" and no other: it is refused there`,
        'leave "null" out for this target',
      ),
    );
  }
  const left = origins.exact.map((text) => [text, parsePattern(text)] as const);
  const kept = keep(
    [...left, ...origins.wild.map((p) => [formatPattern(p), p] as const)],
    name,
    limits,
    path,
    gaps,
  );
  const isNull = origins.null && limits.null;
  const most = limits.most - (isNull ? 1 : 0);
  if (kept.length > most) {
    gaps.push(
      gap(
        'too-many-origins',
        path,
        kept.length,
        `${name} holds ${limits.most} of these ${kept.length} origins: the others are refused there`,
        'use a target without that limit, or patterns',
      ),
    );
  }
  const said = kept.slice(0, most);
  const isWild = ({ subdomains, port }: ParsedPattern): boolean => subdomains || port === '*';
  return {
    nobody: said.length === 0 && !isNull && expression === undefined,
    anyOrigin: false,
    null: isNull,
    exact: said.filter((pattern) => !isWild(pattern)).map(formatPattern),
    wild: said.filter(isWild),
    regexes: [...said.filter(isWild).map(originRegex), ...(expression === undefined ? [] : [expression])],
  };
}

type Reason = {
  code: GapCode;
  isSo: (pattern: ParsedPattern, text: string) => boolean;
  words: string;
  fix: string;
};

function reasonsOf(limits: Limits['origins']): Reason[] {
  const { subdomains, anyPort } = limits;
  return [
    {
      code: 'scheme-not-supported',
      isSo: ({ scheme }) => !limits.otherSchemes && scheme !== 'http' && scheme !== 'https',
      words: 'takes http and https origins only',
      fix: 'answer CORS in the service for these',
    },
    {
      code: 'host-not-supported',
      isSo: ({ host }, text) => !limits.host.test(host) || text.length > limits.longest,
      words: 'does not take these hosts',
      fix: 'use a host of letters, digits and hyphens',
    },
    {
      code: 'cannot-express-subdomains',
      isSo: (pattern) => pattern.subdomains && subdomains === 'no',
      words: 'takes no pattern for subdomains',
      fix: 'list the subdomains one by one',
    },
    {
      code: 'cannot-express-port-wildcard',
      isSo: ({ port, ...of }) => port === '*' && (anyPort === 'no' || (anyPort === 'alone' && of.subdomains)),
      words: anyPort === 'alone' ? 'takes no ":*" beside "*."' : 'takes no ":*"',
      fix: 'list the ports one by one',
    },
  ];
}

function keep(
  given: readonly (readonly [string, ParsedPattern | undefined])[],
  name: string,
  limits: Limits['origins'],
  path: string,
  gaps: Gap[],
): ParsedPattern[] {
  let left = given.flatMap(([text, pattern]) => (pattern ? [{ text, pattern }] : []));
  for (const { code, isSo, words, fix } of reasonsOf(limits)) {
    const gone = left.filter(({ text, pattern }) => isSo(pattern, text)).map(({ text }) => text);
    if (gone.length === 0) continue;
    left = left.filter(({ text, pattern }) => !isSo(pattern, text));
    gaps.push(gap(code, path, gone, `${name} ${words}: ${some(gone)} ${isOrAre(gone)} refused there`, fix));
  }
  const shorter = left.filter(({ pattern }) => pattern.subdomains).map(({ text }) => text);
  if (shorter.length > 0 && limits.subdomains === 'one-label') {
    const message = `${name} lets "*." stand for one label only: of ${some(shorter)}, deeper subdomains are refused there`;
    gaps.push(gap('subdomain-one-label-only', path, shorter, message, 'list deeper subdomains one by one'));
  }
  return left.map(({ pattern }) => pattern);
}

const isOrAre = (values: readonly string[]): string => (values.length === 1 ? 'is' : 'are');

import { type Gap, gap } from '../gaps.js';
import { isExponential } from '../regex/ambiguity.js';
import { EVERY_KIND, kindsOf } from '../regex/canonical-origins.js';
import type { PlaceRules, Rules } from './rules.js';

/** Of a target that has expressions and can answer a preflight itself. */
export interface Abilities {
  /** Whether its expressions are matched by trial and error. */
  readonly backtracks: boolean;
  /** Whether it can answer requested names in lower case and once each. */
  readonly normalisesNames: boolean;
  /** Whether it reads paths and addresses by a program, as the runtime does, and not by expressions. */
  readonly reads?: boolean;
}

/** What no target with these abilities can say of the rules. */
export function gapsOfRules(rules: Rules, abilities: Abilities): readonly Gap[] {
  const places = [rules.base, ...rules.routes];
  return [
    ...places.flatMap((place) => gapsOfPlace(place, abilities)),
    ...(rules.routes.length > 0 && !abilities.reads
      ? [
          gap(
            'odd-paths-refused',
            'routes',
            rules.routes.map(({ route }) => route),
          ),
        ]
      : []),
  ];
}

function gapsOfPlace(place: PlaceRules, { backtracks, normalisesNames, reads }: Abilities): Gap[] {
  const gaps: Gap[] = [];
  const { origins, fields } = place;
  const add = (code: Gap['code'], option: string, value: unknown): unknown =>
    gaps.push(gap(code, pathOf(place, option), value));
  if (origins.asks) add('cannot-ask-function', 'allowOriginIf', true);
  if (place.debug) add('cannot-tell-reasons', 'debug', true);
  for (const { option, name } of place.leftOut) add('name-left-out', option, name);
  const { expression } = origins;
  if (expression && backtracks && isExponential(expression.tree)) {
    add('expression-backtracks', 'allowOriginRegex', expression.source);
  }
  const echoesAny = origins.any && fields.allowOrigin === 'echo';
  const kinds = echoesAny ? EVERY_KIND : expression && kindsOf(expression.tree);
  const option = echoesAny ? 'allowOrigins' : 'allowOriginRegex';
  const value = echoesAny ? '*' : expression?.source;
  if (kinds?.ipv6 && !reads) add('ipv6-zeros-refused', option, value);
  if (kinds?.punycode) add('punycode-not-checked', option, value);
  if (fields.echoesHeaders && !normalisesNames) add('names-not-normalised', 'allowHeaders', '*');
  return gaps;
}

/** Where an option of a place stands in the policy. */
export const pathOf = ({ path }: PlaceRules, option: string): string => (path ? `${path}.${option}` : option);

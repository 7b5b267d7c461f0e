import type { PlaceRules, RouteRules, Rules } from '../../../rules/rules.js';
import { placesOf } from '../../shared/places.js';
import { ANSWER } from './answer.js';
import { IS_ORIGIN, MATCHES_EXPRESSION, MATCHES_WILD } from './origins.js';
import { luaPlace } from './places.js';
import { REQUESTED } from './requested.js';
import { PLACE_OF } from './routes.js';
import { indent, luaText } from './text.js';

/** The policy as one Lua script: its data, and of the program what the data needs. */
export function luaProgram(rules: Rules, name: string): string {
  const { routes } = rules;
  const places = placesOf(rules);
  const has = (is: (place: PlaceRules) => boolean): boolean => places.some(({ place }) => is(place));
  const wild = has(({ origins }) => origins.wild.length > 0);
  const expression = has(({ origins }) => origins.expression !== undefined);
  const open = expression || has(({ origins, fields }) => origins.any && fields.allowOrigin === 'echo');
  return [
    `-- Under this name it remembers from a request what its response is to say.\nlocal NAME = ${luaText(name)}\n`,
    WORDS,
    expression ? BYTES : '',
    `local PLACES = {\n${indent(places.map(({ place, about }) => `-- ${about}\n${luaPlace(place)},`).join('\n'))}\n}\n`,
    wild || open ? MATCHES_WILD : '',
    open ? IS_ORIGIN : '',
    expression ? MATCHES_EXPRESSION : '',
    allowsOrigin({ wild, expression, open }),
    REQUESTED,
    routes.length > 0 ? luaRoutes(routes) + PLACE_OF : '\nlocal function place_of() return 1 end\n',
    ANSWER,
  ].join('');
}

const WORDS = `
-- The words of a text, as the keys of a table.
local function words(text)
  local set = {}
  for word in text:gmatch("%S+") do set[word] = true end
  return set
end
`;

const BYTES = `
local function bytes(text)
  local set = {}
  for i = 1, #text do set[text:byte(i)] = true end
  return set
end
`;

/** The checks of origin-check.ts, as far as the policy needs them. */
const allowsOrigin = (needs: { wild: boolean; expression: boolean; open: boolean }): string => `
local function allows_origin(place, origin)
  if place.any_answer or place.exact[origin] then return true end
  if place.null and origin == "null" then return true end
${needs.wild ? '  if place.wild and matches_wild(place.wild, origin) then return true end\n' : ''}${needs.open ? OPEN(needs.expression) : '  return false\n'}end
`;

const OPEN = (expression: boolean): string => `\
  if not place.any${expression ? ' and not place.expression' : ''} then return false end
  -- No list says what the origin looks like, so its shape and its dangers are judged first.
  local scheme, host = parse_origin(origin)
  if not scheme or (place.refuses_insecure and scheme == "http" and not is_loopback(host)) then return false end
  return place.any${expression ? ' or matches_expression(place.expression, origin)' : ''}
`;

const luaRoutes = (routes: readonly RouteRules[]): string => {
  const lines = routes.map(({ segments }, i) => {
    const keys = segments.map((segment) =>
      luaText(segment.kind === 'literal' ? segment.text : segment.kind === 'one' ? ':' : '*'),
    );
    return `  { ${[`place = ${i + 2}`, ...keys].join(', ')} },\n`;
  });
  return `\nlocal ROUTES = {\n${lines.join('')}}\nlocal NOWHERE = ${routes.length + 2}\n`;
};

import { literal } from '../../regex/regex.js';
import { yamlFile } from '../declarative/files.js';
import { type GuardedPlace, guardedPlaces } from '../declarative/odd-paths.js';
import { isEverything } from '../declarative/routes.js';
import { HEADER_OF_NO_PAGE, listedHeaders, type Said } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';
import { hostName, numbered } from '../values.js';
import { limits } from './limits.js';

export const kong: Target = {
  title: 'Kong 3: declarative configuration with the cors plugin',
  values: {
    host: hostName('the host of the service'),
    url: {
      about: 'where the service is',
      default: 'http://api:8080',
      pattern: /^https?:\/\/[a-z0-9.-]+(?::[1-9][0-9]{0,4})?(?:\/[A-Za-z0-9._~/-]*)?$/,
    },
  },
  draft(rules, { name, values }) {
    const saidRules = sayRules(rules, limits);
    const { base, routes, gaps } = saidRules;
    const places = guardedPlaces(saidRules);
    const route = (said: Said, path: string, i: number) => ({
      name: numbered(name, i < 0 ? undefined : i + 1),
      hosts: [values['host']],
      paths: [path],
      // The regular expression with the higher number is tried first; plain paths come after all of them.
      ...(i >= 0 && { regex_priority: places.length - i }),
      strip_path: false,
      ...(!said.nobody && { plugins: [{ name: 'cors', config: pluginConfig(said) }] }),
    });
    const all = places.map((place, i) => route(place.said, pathOf(place), i));
    if (!routes.some(({ rules }) => isEverything(rules.segments))) all.push(route(base, '/', -1));
    const document = {
      _format_version: '3.0',
      services: [{ name: numbered(name), url: values['url'], routes: all }],
    };
    const file = {
      path: 'kong.yaml',
      text: yamlFile(rules, 'kong', 'A service and its routes with CORS.', [document]),
      about:
        'deck gateway sync kong.yaml, or declarative_config. No other cors plugin may apply to the service.',
    };
    return { files: [file], gaps };
  },
};

/** A path is a prefix that begins with a slash, or an expression that does. */
const pathOf = ({ regex, route }: GuardedPlace): string =>
  route && isEverything(route.rules.segments) ? '/' : `~${regex}$`;

/**
 * Everything is said: without origins the plugin allows all, without methods its own list, without headers whatever is
 * asked for, which is also how an echo is said.
 */
function pluginConfig(said: Said): object {
  const headers = listedHeaders(said);
  const isEcho = said.anyHeader && said.credentials;
  return {
    origins: origins(said),
    methods: said.passing,
    ...(!isEcho && { headers: headers.length > 0 ? headers : [HEADER_OF_NO_PAGE] }),
    ...(said.exposeHeaders.length > 0 && { exposed_headers: said.exposeHeaders }),
    credentials: said.credentials,
    max_age: said.maxAge,
    preflight_continue: false,
    private_network: said.privateNetwork,
  };
}

/** What the plugin takes as it is; anything else is an expression to it. */
const PLAIN = /^[A-Za-z0-9.:/-]+$/;

/**
 * An entry with any other character is a PCRE, also `https://my_app.example.com`, whose dots would then stand for any
 * character. It is anchored at both ends by the plugin, but one with a bar at its top would not be.
 */
function origins(said: Said): string[] {
  if (said.anyOrigin) return ['*'];
  const exact = said.exact.map((origin) => (PLAIN.test(origin) ? origin : `^${literal(origin)}$`));
  return [...(said.null ? ['null'] : []), ...exact, ...said.regexes.map((regex) => `^(?:${regex})$`)];
}

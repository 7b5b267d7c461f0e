import { originTests } from '../../regex/origin-tests.js';
import { oneOf, RE2 } from '../../regex/regex.js';
import type { PlaceRules } from '../../rules/rules.js';
import { enforce } from './enforce.js';
import { actualFields, MERGE_VARY, ORIGIN } from './fields.js';
import { map, matched, passes } from './maps.js';
import { preflight } from './preflight.js';
import { block, value } from './text.js';

/** What holds on some paths, as lines; `prefix` keeps its names apart from those of other places. */
export function place(rules: PlaceRules, prefix: string): readonly string[] {
  const name = (what: string): string => `${prefix}_${what}`;
  const answersAny = rules.fields.allowOrigin === '*';
  const granted = answersAny ? '' : `@${name('granted')} `;
  return [
    ...(answersAny ? [] : grantsOrigin(rules, name)),
    ...PREFLIGHT(`@${name('asks')}`),
    ...block(`route @${name('asks')}`, preflight(rules, name)),
    // Now, for what Caddy answers itself without asking anyone: an error, a login.
    ...(rules.fields.vary.length > 0 ? ['header Vary Origin'] : []),
    ...block(`header ${granted}`.trimEnd(), actualFields(rules)),
    ...(rules.enforce ? enforce(rules, name) : []),
    // And when the head leaves, for what comes from elsewhere. The last is the first to be applied.
    ...block(`header ${granted}`.trimEnd(), [...actualFields(rules), 'defer']),
    ...block('header', ['-Access-Control-*', ...(rules.fields.vary.length > 0 ? MERGE_VARY : []), 'defer']),
  ];
}

const PREFLIGHT = (matcher: string): readonly string[] =>
  block(matcher, [
    'method OPTIONS',
    'header_regexp Origin .',
    'header_regexp Access-Control-Request-Method .',
  ]);

/** The matcher `granted`, for an origin that is allowed. It is judged once. */
function grantsOrigin({ origins }: PlaceRules, name: (what: string) => string): readonly string[] {
  const tests = originTests(RE2, origins).map((test, i) => ({ test, to: name(`origin_${i + 1}`) }));
  const listed = [...origins.exact, ...(origins.null ? ['null'] : [])];
  const ways = [...(listed.length > 0 ? [name('listed')] : []), ...tests.map(({ to }) => to)];
  const [only, ...others] = ways;
  const all = ways.map((way) => `{${way}}`).join('');
  return [
    ...tests.flatMap(({ test, to }) => [`# ${test.about.slice(0, 100)}`, ...passes(ORIGIN, to, test)]),
    ...(listed.length > 0 ? map(ORIGIN, name('listed'), listedEntries(listed), '0') : []),
    ...(others.length > 0 ? map(all, name('allowed'), [matched({ source: '.*1.*' }, '1')], '0') : []),
    // Judged once, whoever asks.
    `vars ${name('origin')} ${others.length > 0 ? `{${name('allowed')}}` : only ? `{${only}}` : '0'}`,
    `@${name('granted')} vars ${name('origin')} 1`,
  ];
}

/** A map is read from its top for each request, and asked three times; an expression costs the length of the text. */
const LISTED_ONE_BY_ONE = 16;

/** Sorted, so that Go finds what they begin with alike: 10,000 cost 3 us instead of 800. */
const listedEntries = (origins: readonly string[]): readonly string[] =>
  origins.length > LISTED_ONE_BY_ONE
    ? [matched({ source: oneOf([...origins].sort()) }, '1')]
    : origins.map((origin) => `${value(origin)} 1`);

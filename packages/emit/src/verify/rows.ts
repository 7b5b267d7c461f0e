import type { PathPolicy } from 'fullcors';
import { type AskedOrigin, likelyAllowed, likelyRefused, STRANGER, spread } from './origins.js';
import type { Row, Topic } from './row.js';

export interface RowOptions {
  /**
   * Send the policy's methods themselves as well, also those that change data, without a body.
   * @default false
   */
  sends?: boolean;
}

type Fields = Row['headers'];

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SAFELISTED = ['GET', 'HEAD', 'POST'];
const MAX_METHODS = 12;
const MAX_NAMES = 12;
/** Of the origins that are refused, those that ask by a preflight, too. */
const MAX_REFUSED_PREFLIGHTS = 10;
const UNLISTED_NAME = 'x-fullcors-verify';

/**
 * The answer table of a policy as requests: who is allowed and who only looks so, methods, requested headers, plain
 * OPTIONS, no Origin. All are GET, HEAD and OPTIONS but for `sends`. What is wanted of each is the runtime's to say
 * (`cors.decide(corsRequestOf(row, place))`), so that a row that is not what it is called is compared rightly as well.
 *
 * A field in several lines is not among them: no browser sends one, and nginx before 1.23 sees the first line only. The
 * conformance cases have it.
 */
export function rowsOf(policy: PathPolicy, { sends = false }: RowOptions = {}): readonly Row[] {
  const allowed = likelyAllowed(policy);
  const refused = likelyRefused(policy).filter(({ origin }) => !allowed.some((one) => one.origin === origin));
  // Without one that is allowed, what is asked of a stranger is refused by all servers alike.
  const main = allowed[0]?.origin ?? STRANGER;
  return [
    ...originRows('allowed-origins', policy, allowed, allowed.length),
    row('allowed-origins', 'HEAD', main, [], 'as HEAD'),
    ...originRows('other-origins', policy, refused, MAX_REFUSED_PREFLIGHTS),
    ...withoutOrigin(),
    ...methodRows(policy, main),
    ...requestedHeaderRows(policy, main),
    ...plainOptions(main),
    row('errors', 'GET', main, [['If-Match', '"fullcors-verify"']], 'a condition that nothing meets'),
    row('private-network', 'OPTIONS', main, asking('GET', undefined, true), 'of Private Network Access'),
    ...(policy.enforce ? enforcedRows(main) : []),
    ...(sends ? sentRows(policy, main) : []),
  ];
}

/** GET from each, and from the first of them a preflight that asks for all that the policy has. */
function originRows(
  topic: Topic,
  policy: PathPolicy,
  asked: readonly AskedOrigin[],
  preflights: number,
): Row[] {
  const [method = 'GET'] = policy.allowMethods.filter((name) => !SAFELISTED.includes(name) && name !== '*');
  const fields = asking(method, listedNames(policy).join(',') || undefined);
  const first = spread(asked, preflights);
  return asked.flatMap((one) => [
    row(topic, 'GET', one.origin, [], one.about),
    ...(first.includes(one) ? [row(topic, 'OPTIONS', one.origin, fields, one.about)] : []),
  ]);
}

const withoutOrigin = (): Row[] => [
  row('no-origin', 'GET', undefined, [], 'as from a tool, or from the same site'),
  row('no-origin', 'HEAD', undefined, [], 'as from a tool, or from the same site'),
  row('no-origin', 'GET', '', [], 'an empty Origin is none'),
  row('no-origin', 'OPTIONS', undefined, asking('PUT'), 'without Origin it is no preflight'),
];

function methodRows({ allowMethods }: PathPolicy, main: string): Row[] {
  const names = allowMethods.filter((name) => name !== '*');
  const listed = spread([...new Set([...SAFELISTED, ...names])], MAX_METHODS);
  const custom = allowMethods.find((name) => !SAFELISTED.includes(name) && name !== '*') ?? 'PATCH';
  const unlisted = ['PUT', 'PATCH', 'DELETE', 'PURGE'].filter((name) => !allowMethods.includes(name));
  return [
    ...listed.map((name) => preflight('methods', main, name, 'listed, or in need of no leave')),
    ...unlisted.map((name) => preflight('methods', main, name, 'not listed')),
    preflight('methods', main, custom.toLowerCase(), 'in lower case, which is another method'),
    preflight('methods', main, `${custom}X`, 'longer than a listed one'),
    preflight('methods', main, custom.slice(0, -1), 'shorter than a listed one'),
    preflight('methods', main, `${custom} GET`, 'what is no method'),
  ];
}

function requestedHeaderRows(policy: PathPolicy, main: string): Row[] {
  const listed = listedNames(policy);
  const ask = (names: string, about: string): Row =>
    row('requested-headers', 'OPTIONS', main, asking('GET', names), about);
  const [first = 'content-type', second = first] = listed;
  return [
    ...spread(listed, MAX_NAMES).map((name) => ask(name, 'listed')),
    ...(listed.includes('authorization') ? [] : [ask('authorization', 'not listed by name')]),
    ask(UNLISTED_NAME, 'not listed'),
    ask(`${first},${UNLISTED_NAME}`, 'one that is listed, and one that is not'),
    ask(`${UNLISTED_NAME},${first}`, 'one that is not listed, and one that is'),
    ask(`${first}-x`, 'longer than a listed one'),
    ask(first.slice(0, -1) || 'x', 'shorter than a listed one'),
    ask(first.toUpperCase(), 'in upper case'),
    ask(` ${first} ,, ${second}`, 'with spaces and an empty element'),
    ask(`${first} ${second}`, 'what is no name'),
  ];
}

const plainOptions = (main: string): Row[] => [
  row('plain-options', 'OPTIONS', main, [], 'without a requested method it is no preflight'),
  row('plain-options', 'OPTIONS', STRANGER, [], 'without a requested method it is no preflight'),
  row('plain-options', 'OPTIONS', main, [['Access-Control-Request-Method', '']], 'an empty method is none'),
  row('plain-options', 'GET', main, asking('PUT', UNLISTED_NAME), 'only OPTIONS can be a preflight'),
];

/** https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header */
const enforcedRows = (main: string): Row[] =>
  ['same-origin', 'same-site', 'cross-site'].flatMap((site) => [
    row('enforce', 'GET', STRANGER, [['Sec-Fetch-Site', site]], `Sec-Fetch-Site: ${site}`),
    row('enforce', 'GET', main, [['Sec-Fetch-Site', site]], `Sec-Fetch-Site: ${site}`),
  ]);

const sentRows = ({ allowMethods }: PathPolicy, main: string): Row[] =>
  spread(
    [...new Set(['POST', ...allowMethods])].filter((name) => !/^(GET|HEAD|OPTIONS|\*)$/.test(name)),
    MAX_METHODS,
  ).flatMap((method) => [
    row('sent', method, main, [], 'the method itself'),
    row('sent', method, STRANGER, [], 'the method itself'),
  ]);

/** In the form in which browsers ask for them: lower case, sorted. */
const listedNames = ({ allowHeaders }: PathPolicy): readonly string[] =>
  allowHeaders
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '*')
    .sort();

function asking(method: string, names?: string, privateNetwork = false): Fields {
  return [
    ['Access-Control-Request-Method', method],
    ...(names === undefined ? [] : [['Access-Control-Request-Headers', names] as const]),
    ...(privateNetwork ? [['Access-Control-Request-Private-Network', 'true'] as const] : []),
  ];
}

const preflight = (topic: Topic, origin: string, method: string, about: string): Row =>
  row(topic, 'OPTIONS', origin, asking(method), about);

function row(topic: Topic, method: string, origin: string | undefined, fields: Fields, about: string): Row {
  const from =
    origin === undefined ? 'without Origin' : origin === '' ? 'with an empty Origin' : `from ${origin}`;
  const value = (wanted: string): string => fields.find(([name]) => name === wanted)?.[1] ?? '';
  const asked = value('Access-Control-Request-Method');
  const names = value('Access-Control-Request-Headers').trim();
  const isPreflight = method === 'OPTIONS' && asked !== '' && !!origin;
  const name = isPreflight
    ? `preflight ${from} for ${asked}${names ? ` with ${names}` : ''}`
    : `${method} ${from}`;
  return {
    topic,
    name,
    about,
    method,
    headers: [...(origin === undefined ? [] : [['Origin', origin] as const]), ...fields],
  };
}

import { BlockedByCors, browserAt, type HttpRequest } from '@fullcors/browser';
import fc from 'fast-check';
import { type CorsOptions, type CorsRequest, createCors, type Decision } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { type Answer, compare, corsRequestOf, declaredBy, rowsOf } from '../../src/verify/index.js';

const APP = 'https://app.example.com';
const OTHER = 'https://other.example';
const PLACE = { path: '/items', host: 'api.example.com' };

const LISTED: CorsOptions = {
  allowOrigins: [APP],
  allowCredentials: true,
  allowMethods: ['GET', 'PUT'],
  allowHeaders: ['X-API-Key'],
  exposeHeaders: ['X-Total'],
};
const OPEN: CorsOptions = { allowOrigins: ['*'], allowMethods: ['PUT'] };
const build = (options: CorsOptions) => createCors(options as never, { env: {} });

const get = (origin?: string): CorsRequest => ({ method: 'GET', origin });
const ask = (origin: string, requestMethod = 'PUT', requestHeaders?: string): CorsRequest => ({
  method: 'OPTIONS',
  origin,
  requestMethod,
  requestHeaders,
});

/** What the runtime answers, with fields changed: a value, several lines, or undefined for none. */
function answerOf(
  decision: Decision,
  changes: Readonly<Record<string, string | readonly string[] | undefined>> = {},
): Answer {
  const { status = decision.status ?? 200, ...fields } = changes;
  const changed = new Set(Object.keys(fields).map((name) => name.toLowerCase()));
  return {
    status: Number(status),
    headers: [
      ...decision.headers.filter(([name]) => !changed.has(name.toLowerCase())),
      ...Object.entries(fields).flatMap(([name, value]) =>
        value === undefined ? [] : [value].flat().map((line) => [name, line as string] as const),
      ),
    ],
  };
}

const ORIGIN = 'Access-Control-Allow-Origin';
const CREDENTIALS = 'Access-Control-Allow-Credentials';
const METHODS = 'Access-Control-Allow-Methods';
const HEADERS = 'Access-Control-Allow-Headers';
const EXPOSE = 'Access-Control-Expose-Headers';
const AGE = 'Access-Control-Max-Age';
const NETWORK = 'Access-Control-Allow-Private-Network';

type Changes = Parameters<typeof answerOf>[1];
type Case = readonly [
  is: string,
  options: CorsOptions,
  request: CorsRequest,
  changes: Changes,
  finds: string[],
];

const CASES: readonly Case[] = [
  ['nothing', LISTED, get(APP), {}, []],
  ['other spellings of lists', LISTED, ask(APP), { [HEADERS]: 'x-api-key', [METHODS]: 'PUT,GET' }, []],
  ["the application's own Vary", LISTED, get(APP), { Vary: ['Accept-Encoding', 'origin'] }, []],
  ['Vary: *', LISTED, get(APP), { Vary: '*' }, []],
  ['an error', LISTED, get(APP), { status: '500' }, []],
  ['what passes whatever is listed', LISTED, ask(APP), { [METHODS]: 'GET, HEAD, POST, PUT' }, []],

  [
    'a stranger is reflected',
    LISTED,
    get(OTHER),
    { [ORIGIN]: OTHER, [CREDENTIALS]: 'true' },
    ['widens origin-granted-with-credentials'],
  ],
  ['a stranger is told *', LISTED, get(OTHER), { [ORIGIN]: '*' }, ['widens origin-granted']],
  [
    'credentials besides',
    { allowOrigins: [APP] },
    get(APP),
    { [CREDENTIALS]: 'true' },
    ['widens credentials-granted'],
  ],
  ['nobody in particular is told *', LISTED, get(), { [ORIGIN]: '*' }, ['widens origin-granted']],
  [
    '* instead of the origin',
    LISTED,
    get(APP),
    { [ORIGIN]: '*' },
    ['widens any-origin-granted', 'narrows credentials-not-granted', 'differs field-differs'],
  ],
  [
    'a preflight of a stranger passes',
    LISTED,
    ask(OTHER),
    { status: '204', [ORIGIN]: OTHER, [METHODS]: 'PUT' },
    ['widens preflight-granted'],
  ],
  ['a method more', LISTED, ask(APP), { [METHODS]: 'GET, PUT, DELETE' }, ['widens method-granted']],
  ['a header more', LISTED, ask(APP), { [HEADERS]: 'X-API-Key, X-More' }, ['widens header-granted']],
  ['every method', LISTED, ask(APP), { [METHODS]: 'PUT, *' }, ['widens method-granted']],
  ['a field more to read', LISTED, get(APP), { [EXPOSE]: 'X-Total, X-Secret' }, ['widens header-exposed']],
  ['the private network', LISTED, ask(APP), { [NETWORK]: 'true' }, ['widens private-network-granted']],
  ['enforce does not', { ...LISTED, enforce: true }, get(OTHER), { status: '200' }, ['widens not-enforced']],

  ['no field', LISTED, get(APP), { [ORIGIN]: undefined }, ['narrows origin-not-granted']],
  ['two lines', LISTED, get(APP), { [ORIGIN]: [APP, APP] }, ['narrows field-doubled']],
  ['a slash more', LISTED, get(APP), { [ORIGIN]: `${APP}/` }, ['narrows origin-not-granted']],
  ['no credentials', LISTED, get(APP), { [CREDENTIALS]: undefined }, ['narrows credentials-not-granted']],
  [
    'credentials in upper case',
    LISTED,
    get(APP),
    { [CREDENTIALS]: 'True' },
    ['narrows credentials-not-granted'],
  ],
  ['a preflight that is not found', LISTED, ask(APP), { status: '404' }, ['narrows preflight-status']],
  ['a method less', LISTED, ask(APP), { [METHODS]: 'GET' }, ['narrows method-not-granted']],
  [
    'a header less',
    LISTED,
    ask(APP, 'GET', 'x-api-key'),
    { [HEADERS]: undefined },
    ['narrows header-not-granted'],
  ],
  ['a field less to read', LISTED, get(APP), { [EXPOSE]: undefined }, ['narrows header-not-exposed']],

  ['another status that is as good', LISTED, ask(APP), { status: '200' }, ['differs status-differs']],
  ['another refusal', LISTED, ask(OTHER), { status: '200' }, ['differs status-differs']],
  [
    'a refusal that tells',
    LISTED,
    ask(APP, 'PATCH'),
    { status: '200', [ORIGIN]: APP, [METHODS]: 'GET, PUT' },
    ['differs status-differs', 'differs policy-told'],
  ],
  [
    'a refusal without its reasons',
    { ...LISTED, debug: true },
    ask(APP, 'PATCH'),
    { status: '403', [ORIGIN]: undefined },
    ['differs status-differs', 'differs field-differs'],
  ],
  ['no Vary', LISTED, get(APP), { Vary: undefined }, ['differs vary-missing']],
  ['a preflight that varies on less', LISTED, ask(APP), { Vary: 'Origin' }, ['differs vary-missing']],
  ['another max age', LISTED, ask(APP), { [AGE]: '5' }, ['differs max-age-differs']],
  ['Expose-Headers on a preflight', LISTED, ask(APP), { [EXPOSE]: 'X-Total' }, ['differs field-differs']],
  ['Allow-Methods on an answer', LISTED, get(APP), { [METHODS]: 'GET' }, ['differs field-differs']],
  ['always the same origin', LISTED, get(OTHER), { [ORIGIN]: APP }, ['differs field-differs']],
  ['the origin instead of *', OPEN, get(APP), { [ORIGIN]: APP }, ['differs origin-named']],
  [
    'a method listed otherwise',
    { ...OPEN, allowMethods: ['*'] },
    ask(APP),
    { [METHODS]: 'PUT' },
    ['differs field-differs'],
  ],
];

test.each(CASES)('%s', (_, options, request, changes, finds) => {
  const decision = build(options).decide(request);
  const found = compare(request, decision, answerOf(decision, changes));
  expect(found.map(({ effect, code }) => `${effect} ${code}`)).toEqual(finds);
});

describe('a server that runs the policy differs in nothing', () => {
  test.each([LISTED, OPEN, { ...LISTED, debug: true }, { ...LISTED, enforce: true }])('%j', (options) => {
    const cors = build(options);
    for (const row of rowsOf(cors.policy, { sends: true })) {
      const request = corsRequestOf(row, PLACE);
      const decision = cors.decide(request);
      expect([row.name, ...compare(request, decision, answerOf(decision))]).toEqual([row.name]);
    }
  });
});

/** Answers near to those of a policy, and far. */
const changes = fc.record(
  {
    status: fc.constantFrom('200', '204', '302', '403', '500'),
    [ORIGIN]: fc.constantFrom<string | string[] | undefined>(
      OTHER,
      '*',
      APP,
      OTHER,
      '*',
      'null',
      [APP, APP],
      `${APP}/`,
      undefined,
    ),
    [CREDENTIALS]: fc.constantFrom('true', 'false', 'TRUE', undefined),
    [METHODS]: fc.constantFrom('GET, PUT', 'PUT', 'put', '*', 'GET, DELETE', undefined),
    [HEADERS]: fc.constantFrom('X-API-Key', 'x-api-key, x-other', '*', 'authorization', undefined),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NonNullable<Changes>>;

test('what is neither wider nor narrower, a browser cannot tell from the policy', async () => {
  const seen = { widens: 0, narrows: 0, neither: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        LISTED,
        OPEN,
        { ...LISTED, allowHeaders: ['*'] },
        { allowOrigins: ['https://*.example.com'] },
      ),
      fc.constantFrom(APP, OTHER, OTHER),
      fc.constantFrom('GET', 'PUT', 'DELETE'),
      fc.constantFrom([], ['X-API-Key'], ['Authorization'], ['X-API-Key', 'X-Other']),
      fc.constantFrom('omit' as const, 'include' as const),
      changes,
      async (options, origin, method, names, credentials, changed) => {
        const cors = build(options);
        const found: string[] = [];
        // What a page gets of the policy, and what it gets of the answers that were changed on the way.
        const play = async (isChanged: boolean): Promise<boolean> => {
          const transport = {
            async send(request: HttpRequest) {
              const asked = requestOf(request);
              const decision = cors.decide(asked);
              const answer = answerOf(decision, isChanged ? changed : {});
              if (isChanged) found.push(...compare(asked, decision, answer).map(({ effect }) => effect));
              return { ...answer, body: null };
            },
          };
          const init = { method, headers: Object.fromEntries(names.map((name) => [name, 'x'])), credentials };
          return browserAt(origin)
            .fetch(transport, 'https://api.example.net/items', init)
            .then(() => true)
            .catch((error) => {
              if (error instanceof BlockedByCors) return false;
              throw error;
            });
        };
        const [before, after] = [await play(false), await play(true)];
        if (after && !before) expect(found).toContain('widens');
        // A redirect is no answer to compare; browsers follow it, and nothing is there.
        if (before && !after && changed['status'] !== '302') expect(found).toContain('narrows');
        seen[after && !before ? 'widens' : before && !after ? 'narrows' : 'neither'] += 1;
      },
    ),
    { numRuns: 3000 },
  );
  // It has seen something of each.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

function requestOf({ method, headers }: HttpRequest): CorsRequest {
  const field = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  return {
    method,
    path: '/items',
    origin: field('origin'),
    requestMethod: field('access-control-request-method'),
    requestHeaders: field('access-control-request-headers'),
  };
}

test('a gap excuses what it is about, and nothing that widens', () => {
  const gap = {
    code: 'cannot-express-port-wildcard',
    effect: 'narrows',
    path: 'allowOrigins[0]',
    value: 'http://localhost:*',
    message: '',
    fix: '',
  } as const;
  const difference = { code: 'origin-not-granted', effect: 'narrows', field: ORIGIN } as const;
  const of = (request: CorsRequest, effect: 'widens' | 'narrows' = 'narrows') =>
    declaredBy({ ...difference, effect, wanted: undefined, got: undefined }, request, [gap]);
  expect(of(get('http://localhost:3000'))).toBe(gap);
  expect(of(get('http://localhost:3000'), 'widens')).toBeUndefined();
  expect(of(get('http://127.0.0.1:3000'))).toBeUndefined();
  expect(of(get(APP))).toBeUndefined();
});

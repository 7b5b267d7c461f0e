// Scenarios that no chance should decide about: every value of a list, one scenario each, in the same surroundings.
import { values } from './values.js';

/** A request that is cross-origin and never answered: whether it is preflighted, and with which names, is all. */
const asked = (headers, more) => ({
  page: 'app',
  fetches: [{ url: '{api/}a', via: 'fetch', method: 'GET', headers, ...more }],
  answers: {},
});

const answered = (preflight, actual, fetches, page = 'app') => ({
  page,
  fetches: fetches.map((one) => ({ url: '{api/}a', via: 'fetch', method: 'GET', ...one })),
  answers: {
    'api/a': { preflight: { status: 204, headers: preflight }, actual: { status: 200, headers: actual } },
  },
});
const ALLOWED = ['Access-Control-Allow-Origin', '{origin}'];
const CREDENTIALED = [ALLOWED, ['Access-Control-Allow-Credentials', 'true']];
const MILD = [
  ALLOWED,
  ['Access-Control-Allow-Methods', '{method}'],
  ['Access-Control-Allow-Headers', '{headers}'],
];

const requestHeaders = Object.entries(values.request).flatMap(([name, list]) =>
  list.map((value) => asked([[name, value]])),
);
const repeated = values.repeated.flatMap((headers) =>
  [{}, { method: 'POST', body: { kind: 'text', text: 'sent' } }].flatMap((more) => [
    asked(headers, more),
    asked(headers, { ...more, mode: 'no-cors' }),
    answered(MILD, [ALLOWED], [{ headers, ...more }]),
  ]),
);
const methods = values.methods.flatMap((method) =>
  ['fetch', 'xhr', 'xhr-upload'].flatMap((via) => [
    answered(MILD, [ALLOWED], [{ method, via }]),
    answered([ALLOWED], [ALLOWED], [{ method, via }]),
  ]),
);
const allowOrigins = values.allowOrigin.flatMap((value) =>
  ['app', 'opaque'].map((page) => answered([], [['Access-Control-Allow-Origin', value]], [{}], page)),
);
const allowCredentials = values.allowCredentials.map((value) =>
  answered([], [ALLOWED, ['Access-Control-Allow-Credentials', value]], [{ credentials: 'include' }]),
);
const allowMethods = values.methodLists.map((value) =>
  answered([ALLOWED, ['Access-Control-Allow-Methods', value]], [ALLOWED], [{ method: 'PUT' }]),
);
const allowHeaders = values.headerLists.map((value) =>
  answered([ALLOWED, ['Access-Control-Allow-Headers', value]], [ALLOWED], [{ headers: [['X-A', '1']] }]),
);
const exposed = values.exposeLists.flatMap((value) =>
  ['omit', 'include'].map((credentials) =>
    answered(
      [],
      [
        ...CREDENTIALED,
        ['Access-Control-Expose-Headers', value],
        ['X-Seen', 'yes'],
        ['X-Other', 'no'],
        ['Set-Cookie', 'a=1'],
      ],
      [{ credentials }],
    ),
  ),
);
const remembered = values.maxAges.flatMap((value) =>
  ['app', 'opaque'].map((page) =>
    answered(
      [...MILD, ['Access-Control-Max-Age', value]],
      [ALLOWED],
      [{ method: 'PUT' }, { method: 'PUT' }],
      page,
    ),
  ),
);
/** Longer than the five seconds that a preflight is remembered where it does not say how long. */
const rememberedLonger = values.maxAges.map((value) =>
  answered(
    [...MILD, ['Access-Control-Max-Age', value]],
    [ALLOWED],
    [{ method: 'PUT' }, { method: 'PUT', pause: 5.5 }],
  ),
);
rememberedLonger.push(answered(MILD, [ALLOWED], [{ method: 'PUT' }, { method: 'PUT', pause: 5.5 }]));
const preflightStatuses = values.statuses.map((status) => {
  const scenario = answered(MILD, [ALLOWED], [{ method: 'PUT' }]);
  scenario.answers['api/a'].preflight.status = status;
  return scenario;
});
const actualStatuses = values.statuses.flatMap((status) =>
  ['GET', 'POST', 'HEAD'].map((method) => {
    const scenario = answered(MILD, [ALLOWED], [{ method }]);
    scenario.answers['api/a'].actual.status = status;
    return scenario;
  }),
);

/** After a first fetch, what a second one may do without asking. */
const memories = values.memories.map(([first, second, lines, credentials = {}]) =>
  answered(
    [...CREDENTIALED, ...lines],
    [...CREDENTIALED],
    [
      { ...first, ...credentials.first },
      { ...second, ...credentials.second },
    ],
  ),
);

/** What asks the server whether something has changed asks for leave anew, or does not. */
const conditionals = values.conditionals.flatMap((name) =>
  ['fetch', 'xhr'].flatMap((first) =>
    ['fetch', 'xhr'].map((second) =>
      answered(
        MILD,
        [ALLOWED],
        [first, second].map((via) => ({ via, headers: [[name, '1']] })),
      ),
    ),
  ),
);

/** From one origin to the next: what becomes of the origin, the credentials, the method and the body. */
const redirects = ['app', 'api', 'third', 'elsewhere'].flatMap((from) =>
  ['app', 'api', 'third', 'elsewhere'].flatMap((to) =>
    [301, 302, 303, 307, 308].flatMap((status) =>
      values.redirected.map((said) => ({
        page: 'app',
        fetches: [{ url: `{${from}/}a`, via: 'fetch', ...said }],
        answers: {
          [`${from}/a`]: {
            preflight: { status: 204, headers: [...CREDENTIALED, ...MILD.slice(1)] },
            actual: { status, headers: [...CREDENTIALED, ['Location', `{${to}/}b`]] },
          },
          [`${to}/b`]: {
            preflight: { status: 204, headers: [...CREDENTIALED, ...MILD.slice(1)] },
            actual: { status: 200, headers: CREDENTIALED },
          },
        },
      })),
    ),
  ),
);

/** From one origin to a second to a third: what the first redirect dropped, and the second one finds or does not. */
const redirectedTwice = ['app', 'api', 'elsewhere'].flatMap((first) =>
  ['app', 'api', 'elsewhere'].flatMap((second) =>
    ['app', 'third', 'elsewhere'].flatMap((third) =>
      [
        [301, 301],
        [301, 307],
        [307, 301],
        [307, 307],
      ].flatMap((statuses) =>
        values.redirectedTwice.map((said) =>
          chained([`${first}/a`, `${second}/b`, `${third}/c`], statuses, said),
        ),
      ),
    ),
  ),
);

/** A request that each of the targets, written as `api/a`, redirects to the next, and the last one to `after`. */
function chained(targets, statuses, { allowed = CREDENTIALED, cookie, ...said }, after) {
  const preflight = { status: 204, headers: [...CREDENTIALED, ...MILD.slice(1)] };
  const answers = targets.map((target, index) => {
    const next = targets[index + 1] ?? after;
    const actual = next
      ? { status: statuses[index], headers: [...allowed, ['Location', spelled(next)]] }
      : { status: 200, headers: [...allowed, ...(cookie ? [['Set-Cookie', cookie]] : [])] };
    return [target, { preflight, actual }];
  });
  return {
    page: 'app',
    fetches: [{ url: spelled(targets[0]), via: 'fetch', method: 'GET', ...said }],
    answers: Object.fromEntries(answers),
  };
}
function spelled(target) {
  return `{${target.replace('/', '/}')}`;
}

/** Round and round, twenty times: what is remembered of the first round. */
const loops = [
  ['api/a', 'api/b'],
  ['api/a', 'third/b'],
  ['app/a', 'api/b'],
  ['elsewhere/a', 'app/b'],
].flatMap((targets) =>
  values.loops.flatMap((said) =>
    ['app', 'opaque'].map((page) => ({ ...chained(targets, [307, 307], said, targets[0]), page })),
  ),
);

const locations = values.locations.flatMap((location) =>
  ['follow', 'manual', 'error'].map((redirect) => ({
    page: 'app',
    fetches: [{ url: '{api/}a', via: 'fetch', method: 'GET', redirect }],
    answers: {
      'api/a': { actual: { status: 302, headers: [ALLOWED, ['Location', location]] } },
      'api/b': { actual: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] } },
    },
  })),
);

/** A cookie set by one fetch and sent, or not, by the next. */
const cookies = values.cookies.flatMap((cookie) =>
  ['app', 'elsewhere', 'opaque'].map((page) => ({
    page,
    fetches: ['{api/}a', '{api/}a', '{third/}b'].map((url) => ({
      url,
      via: 'fetch',
      method: 'GET',
      credentials: 'include',
    })),
    answers: {
      'api/a': { actual: { status: 200, headers: [...CREDENTIALED, ['Set-Cookie', cookie]] } },
      'third/b': { actual: { status: 200, headers: CREDENTIALED } },
    },
  })),
);

/** What `no-cors` lets a page have, and what a redirect on the way forbids. */
const resourcePolicies = values.resourcePolicies.flatMap((value) =>
  ['app', 'elsewhere', 'opaque'].flatMap((page) =>
    ['app', 'api', 'elsewhere'].flatMap((to) => [
      {
        page,
        fetches: [{ url: `{${to}/}a`, via: 'fetch', method: 'GET', mode: 'no-cors' }],
        answers: {
          [`${to}/a`]: { actual: { status: 200, headers: [['Cross-Origin-Resource-Policy', value]] } },
        },
      },
      {
        page,
        fetches: [{ url: `{${to}/}a`, via: 'fetch', method: 'POST', mode: 'no-cors' }],
        answers: {
          [`${to}/a`]: {
            actual: {
              status: 307,
              headers: [
                ['Cross-Origin-Resource-Policy', value],
                ['Location', '{third/}b'],
              ],
            },
          },
          'third/b': { actual: { status: 200, headers: [] } },
        },
      },
    ]),
  ),
);

/** Cookies of one name, some kept apart for the site in the address bar. */
const partitionedCookies = values.partitionedCookies.flatMap((lines) =>
  ['app', 'elsewhere'].map((page) =>
    answered(
      [],
      [...CREDENTIALED, ...lines.map((line) => ['Set-Cookie', line])],
      [{ credentials: 'include' }, { credentials: 'include' }],
      page,
    ),
  ),
);

/** A cookie set at the end of redirects, and sent, or not, along with them. */
const cookiesOverRedirects = values.cookiesOverRedirects.flatMap((cookie) =>
  [
    ['elsewhere', 'app'],
    ['elsewhere', 'api'],
    ['api', 'elsewhere', 'app'],
    ['api', 'elsewhere', 'api'],
    ['app', 'elsewhere', 'app'],
    ['app', 'api'],
  ].flatMap((places) =>
    ['app', 'elsewhere', 'opaque'].map((page) => {
      const targets = places.map((place, index) => `${place}/${'abc'[index]}`);
      const said = { credentials: 'include', cookie };
      const scenario = chained(targets, [302, 302], said);
      const [first] = scenario.fetches;
      const last = { ...first, url: spelled(targets.at(-1)) };
      return { ...scenario, page, fetches: [first, last, first] };
    }),
  ),
);

/** Heads that are malformed. They are not compared: parsers differ, and Node's is what in-process applications have. */
export const wire = ['GET', 'PUT'].flatMap((method) =>
  values.wire.map((value) => {
    const lines = [...MILD.slice(1), ['Access-Control-Allow-Origin', value]];
    return answered(lines, lines, [{ method }]);
  }),
);

export const sweeps = {
  requestHeaders,
  repeated,
  methods,
  allowOrigins,
  allowCredentials,
  allowMethods,
  allowHeaders,
  exposed,
  remembered,
  rememberedLonger,
  preflightStatuses,
  actualStatuses,
  memories,
  conditionals,
  redirects,
  redirectedTwice,
  loops,
  locations,
  cookies,
  partitionedCookies,
  cookiesOverRedirects,
  resourcePolicies,
};

// Scenarios in which an engine and @fullcors/browser, or two engines, once differed, as small as they got. Paste new ones
// as judges.test.js prints them.
const ok = [['Access-Control-Allow-Origin', '{origin}']];
const withCredentials = [...ok, ['Access-Control-Allow-Credentials', 'true']];
const mild = [
  ...ok,
  ['Access-Control-Allow-Methods', '{method}'],
  ['Access-Control-Allow-Headers', '{headers}'],
];
const api = (preflight, actual = []) => ({
  'api/a': { preflight: { status: 204, headers: preflight }, actual: { status: 200, headers: actual } },
});
const get = { url: '{api/}a', via: 'fetch', method: 'GET' };

export const found = [
  // A watched upload that has no body.
  { page: 'app', fetches: [{ ...get, via: 'xhr-upload' }], answers: {} },
  // A remembered preflight is forgotten, or not, when the answer to the request itself fails the check.
  {
    page: 'app',
    fetches: [
      { ...get, method: 'DELETE' },
      { ...get, method: 'DELETE' },
    ],
    answers: api(mild),
  },
  // The next preflight replaces what was remembered of the one before.
  {
    page: 'app',
    fetches: ['PUT', 'DELETE', 'PUT'].map((method) => ({ ...get, method })),
    answers: api(mild, ok),
  },
  // Opaque origins.
  {
    page: 'opaque',
    fetches: [1, 2].map(() => ({ ...get, headers: [['X-A', '1']] })),
    answers: api(mild, ok),
  },
  // A `*` that was literal when it was remembered.
  {
    page: 'app',
    fetches: [
      { ...get, headers: [['content-type', '1']], credentials: 'include' },
      { ...get, method: 'DELETE' },
    ],
    answers: api(
      [
        ...withCredentials,
        ['Access-Control-Allow-Methods', '*'],
        ['Access-Control-Allow-Headers', '{headers}'],
      ],
      withCredentials,
    ),
  },
  // `*` and Authorization.
  {
    page: 'app',
    fetches: [{ ...get, headers: [['Authorization', 'x']] }],
    answers: api([...ok, ['Access-Control-Allow-Headers', '*']], ok),
  },
  // A method in the case in which it was written.
  { page: 'app', fetches: [{ ...get, url: '{app/}a', method: 'patch' }], answers: {} },
  // A preflighted request that is redirected to a third origin.
  {
    page: 'app',
    fetches: [{ ...get, headers: [['X-A', '1']] }],
    answers: {
      'api/a': {
        preflight: { status: 204, headers: mild },
        actual: { status: 302, headers: [...ok, ['Location', '{third/}b']] },
      },
      'third/b': { preflight: { status: 204, headers: mild }, actual: { status: 200, headers: ok } },
    },
  },
  // Authorization, Content-Type and the method over a redirect.
  {
    page: 'app',
    fetches: [
      {
        ...get,
        url: '{app/}a',
        method: 'POST',
        headers: [
          ['Authorization', 'x'],
          ['X-A', '1'],
        ],
      },
    ],
    answers: { 'app/a': { actual: { status: 301, headers: [['Location', '{api/}b']] } } },
  },
  // Cookies after a redirect through another site.
  {
    page: 'app',
    fetches: [
      { ...get, url: '{third/}b', credentials: 'include' },
      { ...get, url: '{elsewhere/}a', credentials: 'include' },
    ],
    answers: {
      'elsewhere/a': { actual: { status: 303, headers: [...withCredentials, ['Location', '{third/}b']] } },
      'third/b': { actual: { status: 200, headers: [['Set-Cookie', 'b=1']] } },
    },
  },
  // Doubled fields, one of them empty.
  {
    page: 'app',
    fetches: [{ ...get, url: '{app/}a' }],
    answers: {
      'app/a': {
        actual: {
          status: 200,
          headers: [
            ['X-Seen', 'yes'],
            ['X-Seen', ''],
          ],
        },
      },
    },
  },
];

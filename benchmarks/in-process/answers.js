// The right answers, hard-coded: what a program would send that knows them. No middleware can be expected to cost less,
// but for the one way to beat it, `writeHead` with a flat array, which stands beside it for preflights.

/** The origin that is hard-coded, and its like below a pattern. */
export const GRANTED = 'https://tenant-0.example.com';
const GRANTED_BELOW = 'https://app.tenant-0.example.com';

const actual = (origin) => [
  ['Access-Control-Allow-Origin', origin],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Access-Control-Expose-Headers', 'X-Request-Id'],
  ['Vary', 'Origin'],
];
const VARY = ['Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'];

/** As data, for hosts that take their headers as data. `status` where it is the whole answer. */
export const ANSWERS = {
  none: { headers: [['Vary', 'Origin']] },
  actual: { headers: actual(GRANTED) },
  wild: { headers: actual(GRANTED_BELOW) },
  any: {
    headers: [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Expose-Headers', 'X-Request-Id'],
    ],
  },
  preflight: {
    status: 204,
    headers: [
      ['Access-Control-Allow-Origin', GRANTED],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', 'GET, PUT, DELETE'],
      ['Access-Control-Allow-Headers', 'Content-Type, Authorization, X-API-Key'],
      ['Access-Control-Max-Age', '600'],
      VARY,
    ],
  },
  refused: { status: 403, headers: [VARY] },
};

/** As straight lines on a Node response. */
export const SET = {
  none(res) {
    res.setHeader('Vary', 'Origin');
  },
  actual(res) {
    res.setHeader('Access-Control-Allow-Origin', 'https://tenant-0.example.com');
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
    res.setHeader('Vary', 'Origin');
  },
  wild(res) {
    res.setHeader('Access-Control-Allow-Origin', 'https://app.tenant-0.example.com');
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
    res.setHeader('Vary', 'Origin');
  },
  any(res) {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
  },
  preflight(res) {
    res.setHeader('Access-Control-Allow-Origin', 'https://tenant-0.example.com');
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Access-Control-Allow-Methods', 'GET, PUT, DELETE');
    res.setHeader('Access-Control-Allow-Headers', 'Content-Type, Authorization, X-API-Key');
    res.setHeader('Access-Control-Max-Age', '600');
    res.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  },
  refused(res) {
    res.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  },
};

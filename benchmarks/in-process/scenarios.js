// What is asked of every contender: a policy in neutral words, the request, and which of the answers is right.
import { GRANTED } from './answers.js';

/** Every method, header and option but the origins is the same throughout. */
export const POLICY = {
  credentials: true,
  methods: ['GET', 'PUT', 'DELETE'],
  headers: ['Content-Type', 'Authorization', 'X-API-Key'],
  exposed: ['X-Request-Id'],
  maxAge: 600,
};

const tenant = (i) => `https://tenant-${i}.example.com`;
const below = (i) => `https://app.tenant-${i}.example.com`;
/** As long as one that is listed, so that no bound on the length gives it away. */
const stranger = (origin) => origin.replace(/com$/, 'org');

/** Hops about, so that neither the branch predictor nor the cache knows what is next. The first is what is hard-coded. */
const scattered = (i, count) => (i * 7919) % count;
/** As they come from a file. What a template makes is another object in front of each text, to be read when it is asked for. */
const parsed = (count, make) => JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => make(i))));
const listed = (count) => ({ count, origins: parsed(count, tenant) });
const wild = (count) => ({
  count,
  patterns: parsed(count, (i) => `https://*.tenant-${i}.example.com`),
});

const preflight = (origin, requestHeaders = 'authorization,content-type') => ({
  method: 'OPTIONS',
  origin,
  requestMethod: 'PUT',
  requestHeaders,
});
const actual = (origin) => ({ method: 'GET', origin });

export const COUNTS = [1, 100, 10_000, 100_000, 1_000_000];
/** Where the hosts would not differ, what is measured is Node's and the decision alone: `node` and `decide`. */
const FEW_HOSTS = ['node', 'decide'];
const MANY = 100_000;

const among = COUNTS.flatMap((count) => {
  const name = count.toLocaleString('en');
  const hosts = count === 100 ? undefined : FEW_HOSTS;
  return [
    {
      name: `allowed among ${name} origins`,
      makePolicy: () => listed(count),
      request: (i) => actual(tenant(scattered(i, count))),
      answer: 'actual',
    },
    {
      name: `refused among ${name} origins`,
      makePolicy: () => listed(count),
      request: (i) => actual(stranger(tenant(scattered(i, count)))),
      answer: 'none',
    },
    {
      name: `allowed among ${name} subdomain patterns`,
      makePolicy: () => wild(count),
      request: (i) => actual(below(scattered(i, count))),
      answer: 'wild',
    },
    {
      name: `refused among ${name} subdomain patterns`,
      makePolicy: () => wild(count),
      request: (i) => actual(stranger(below(scattered(i, count)))),
      answer: 'none',
    },
  ].map((scenario) => ({ ...scenario, hosts, isLarge: count >= MANY }));
});

const SIZE = 15_500;
const filled = (text, size = SIZE) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
/** Requested headers as attackers send them. */
const FLOODS = {
  commas: filled(','),
  'one name': filled('x'),
  whitespace: `authorization,${filled(' ')}content-type`,
  'names that nearly match': filled('authorizatioo,content-typf,'),
  'valid duplicates': filled('authorization,content-type,').replace(/,[^,]*$/, ''),
  // Just within the bound that fullcors sets: the worst that a request can ask of it.
  'valid duplicates, 4 KB of them': filled('authorization,content-type,', 4096).replace(/,[^,]*$/, ''),
};
/** Under these the peers answer what is listed, and leave the refusal to the browser. */
const floods = Object.entries(FLOODS).map(([name, requestHeaders]) => ({
  name: `requested headers: ${requestHeaders.length > 5000 ? '15.5 KB of ' : ''}${name}`,
  makePolicy: () => listed(100),
  request: () => preflight(GRANTED, requestHeaders),
  answer: requestHeaders.length > 5000 ? 'refused' : 'preflight',
  peersDiffer: true,
  hosts: name === 'valid duplicates' ? undefined : FEW_HOSTS,
}));

const ORIGINS = {
  '8 KB Origin': `https://${filled('a.', 8000)}example.com`,
  '15.5 KB Origin of dots': `https://${filled('.')}`,
};
const longOrigins = Object.entries(ORIGINS).map(([name, origin]) => ({
  name,
  makePolicy: () => wild(100),
  request: () => actual(origin),
  answer: 'none',
  hosts: FEW_HOSTS,
}));

/**
 * `hosts`, where there are any, are the only ones.
 * @type {{ name: string, makePolicy: () => object, request: (i: number) => object, answer: string, peersDiffer?: boolean,
 *   hosts?: string[], isLarge?: boolean }[]}
 */
export const SCENARIOS = [
  { name: 'no Origin', makePolicy: () => listed(100), request: () => ({ method: 'GET' }), answer: 'none' },
  {
    name: '`*`',
    makePolicy: () => ({ any: true }),
    request: (i) => actual(tenant(scattered(i, 100))),
    answer: 'any',
  },
  {
    name: 'allowed by an expression',
    makePolicy: () => ({ expression: /^https:\/\/[a-z]+\.tenant-[0-9]+\.example\.com$/ }),
    request: (i) => actual(below(scattered(i, 100))),
    answer: 'wild',
    hosts: FEW_HOSTS,
  },
  {
    name: 'preflight, allowed',
    makePolicy: () => listed(100),
    request: () => preflight(GRANTED),
    answer: 'preflight',
  },
  {
    name: 'preflight, refused',
    makePolicy: () => listed(100),
    request: (i) => preflight(stranger(tenant(scattered(i, 100)))),
    answer: 'refused',
  },
  ...among,
  ...floods,
  ...longOrigins,
];

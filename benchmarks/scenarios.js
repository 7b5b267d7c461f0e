// What is asked of every contender: a policy in neutral words, the request, and which of the five answers is right.
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
/** As long as a listed one, so that no bound on the length gives it away. */
const stranger = (i) => `https://tenant-${i}.example.org`;
const below = (i) => `https://app.tenant-${i}.example.com`;

/** Hops about, so that neither the branch predictor nor the cache knows what is next. The first is what is hard-coded. */
const scattered = (i, count) => (i * 7919) % count;
const listed = (count) => ({ origins: Array.from({ length: count }, (_, i) => tenant(i)) });
const wild = (count) => ({ parents: Array.from({ length: count }, (_, i) => `tenant-${i}.example.com`) });

const preflight = (origin, requestHeaders = 'authorization,content-type') => ({
  method: 'OPTIONS',
  origin,
  requestMethod: 'PUT',
  requestHeaders,
});
const actual = (origin) => ({ method: 'GET', origin });

/** 1,500 names nobody listed. */
const HOSTILE = Array.from({ length: 1500 }, (_, i) => `x-${i + 10_000}`)
  .join(',')
  .slice(0, 15_000);
/** Just within the bound that fullcors sets: the worst a request can ask of it. */
const LONGEST = HOSTILE.slice(0, 4095);

/** @type {{ name: string, policy: object, request: (i: number) => object, answer: string, peersDiffer?: boolean }[]} */
export const SCENARIOS = [
  { name: 'no Origin', policy: listed(100), request: () => ({ method: 'GET' }), answer: 'none' },
  ...[1, 100, 10_000].map((count) => ({
    name: `allowed among ${number(count)}`,
    policy: listed(count),
    request: (i) => actual(tenant(scattered(i, count))),
    answer: 'actual',
  })),
  ...[100, 10_000].map((count) => ({
    name: `refused among ${number(count)}`,
    policy: listed(count),
    request: (i) => actual(stranger(scattered(i, count))),
    answer: 'none',
  })),
  ...[100, 10_000].map((count) => ({
    name: `allowed by ${number(count)} subdomain patterns`,
    policy: wild(count),
    request: (i) => actual(below(scattered(i, count))),
    answer: 'wild',
  })),
  { name: '`*`', policy: { any: true }, request: (i) => actual(stranger(i)), answer: 'any' },
  { name: 'preflight, allowed', policy: listed(100), request: () => preflight(GRANTED), answer: 'preflight' },
  {
    name: 'preflight, origin refused',
    policy: listed(100),
    request: (i) => preflight(stranger(scattered(i, 100))),
    answer: 'refused',
  },
  // The peers answer these with what is listed and leave the refusal to the browser.
  ...[
    ['15 KB', HOSTILE],
    ['4 KB', LONGEST],
  ].map(([size, names]) => ({
    name: `preflight, ${size} of requested headers`,
    policy: listed(100),
    request: () => preflight(GRANTED, names),
    answer: 'refused',
    peersDiffer: true,
  })),
];

function number(count) {
  return count.toLocaleString('en');
}

import { emit } from '@fullcors/emit';
import fc from 'fast-check';
import { createCors } from 'fullcors';
import { expect, test } from 'vitest';
import { methods, origins, requestedLists } from '../../../packages/emit/test/regex/generators.ts';
import { play } from '../../play.js';
import { startUpstream } from '../upstream.js';
import { ODD_PATHS, policies } from './policies.js';

/** Policies of which a target is known to say something else are left out. */
const UNSAID = ['cannot-ask-function', 'cannot-tell-reasons'];
const PATHS = [
  '/',
  '/ok',
  '/public',
  '/public/a',
  '/PUBLIC/a',
  '/%70ublic/',
  '/publicity',
  '/public?x=/y',
  '/own-cors',
  '/own-vary',
  ...ODD_PATHS,
];

/** Only what a client can send, and what no server refuses before it is asked. */
const isField = (text) => /^[!-~](?:[\t -~]*[!-~])?$|^$/.test(text);

function requestsTo(options) {
  const listed = [options, ...Object.values(options.routes ?? {})]
    .flatMap(({ allowOrigins = [] }) => allowOrigins)
    .filter((origin) => origin !== '*');
  const known = [
    ...listed.map((origin) => origin.replace('*.', 'a.b-c.').replace(':*', ':8443')),
    'https://pr-42.example.com',
    'https://a.b-c.example.com',
    'http://localhost:9',
    'http://a.example',
    'null',
    undefined,
  ];
  return fc.record({
    method: fc.constantFrom('OPTIONS', 'OPTIONS', 'GET', 'PUT', 'HEAD'),
    path: fc.constantFrom(...PATHS),
    origin: fc
      .oneof({ weight: 2, arbitrary: origins(listed, options.allowOriginRegex) }, fc.constantFrom(...known))
      .filter((origin) => origin === undefined || isField(origin)),
    requestMethod: fc.option(methods.filter(isField), { nil: undefined, freq: 8 }),
    requestHeaders: fc.option(requestedLists.filter(isField), { nil: undefined }),
    secFetchSite: fc.constantFrom(undefined, 'same-origin', 'none', 'cross-site'),
  });
}

const lines = ({ origin, requestMethod, requestHeaders, secFetchSite }) =>
  Object.entries({
    Host: 'api.example.com',
    Origin: origin,
    'Access-Control-Request-Method': requestMethod,
    'Access-Control-Request-Headers': requestHeaders,
    'Sec-Fetch-Site': secFetchSite,
  }).filter(([, value]) => value !== undefined);

/** The same question to the runtime: which fields, and whether the request is let through. */
function decided(cors, { path, ...request }) {
  const { status, headers } = cors.decide({ ...request, path, host: 'api.example.com' });
  const own = path === '/own-vary' && !status ? [['Vary', 'Accept-Encoding']] : [];
  return outcome(status, [...headers, ...own]);
}

const answered = ({ status, headers }) =>
  outcome(headers.some(([name]) => name === 'x-app') ? undefined : status, headers);

function outcome(status, headers) {
  const fields = headers.map(([name, value]) => [name.toLowerCase(), value]);
  const vary = fields
    .filter(([name]) => name === 'vary')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const cors = fields.filter(([name]) => name.startsWith('access-control-'));
  return { status, cors: Object.fromEntries(cors), vary: vary.sort() };
}

const ENV = { env: {} };

/** Names of characters that are not safe everywhere are in no configuration: gap `name-left-out`. */
const withoutLeftOut = (options) =>
  Object.fromEntries(
    Object.entries(options).map(([option, value]) => [
      option,
      /^(allowMethods|.*Headers)$/.test(option) ? value.filter((name) => /^[\w.*-]+$/.test(name)) : value,
    ]),
  );

const emissionOf = (options, name, target) =>
  emit(createCors(options, ENV).policy, target, { allowGaps: true, name });

/** What is drawn is the same in each run; FULLCORS_SEED draws something else. */
const SEED = Number(process.env.FULLCORS_SEED ?? 42);
const POLICIES = 150;
const REQUESTS = 40;

/**
 * A proxy and the runtime, asked the same: policies by the dozen, each with many requests. `start` is given [name,
 * emission] for each. `unsaid` are the gaps for which a policy is left out, besides those of every proxy; `isAsked`
 * leaves out requests.
 */
export function agreesWithRuntime({ name, target, start, unsaid = [], isAsked = () => true }) {
  test(`${name} answers as the runtime does, whatever the policy and the request`, async () => {
    const left = new Set([...UNSAID, ...unsaid]);
    const isSaid = (options) =>
      emissionOf(options, 'x', target).warnings.every(({ code }) => !left.has(code));
    const drawn = fc.sample(policies.filter(isSaid), { numRuns: POLICIES, seed: SEED });
    const servers = drawn.map((options, i) => [`p${i}`, emissionOf(options, `p${i}`, target)]);
    const upstream = await startUpstream();
    const seen = { answered: 0, granted: 0, refused: 0, unasked: 0 };
    try {
      const proxy = await start(servers, upstream);
      try {
        for (const [i, options] of drawn.entries()) {
          const cors = createCors(withoutLeftOut(options), ENV);
          const asked = fc.sample(requestsTo(options).filter(isAsked), { numRuns: REQUESTS, seed: SEED + i });
          for (const request of asked) await ask(proxy.ports[`p${i}`], cors, request, seen);
        }
      } finally {
        await proxy.stop();
      }
    } finally {
      upstream.stop();
    }
    console.info(`${name} and the runtime: ${JSON.stringify(seen)}`);
    // A test in which nobody is ever allowed, or nothing is asked, would be green for nothing.
    expect(seen.granted).toBeGreaterThan(seen.answered / 8);
    expect(seen.refused).toBeGreaterThan(seen.answered / 20);
    expect(seen.unasked).toBeLessThan(seen.answered / 20);
  }, 120_000);
}

async function ask(port, cors, request, seen) {
  const { method, path } = request;
  const answer = await play('h1', port, { method, path, headers: lines(request) });
  // What the server's parser refuses is not the policy's to answer.
  if (answer.status === 400) {
    seen.unasked += 1;
    return;
  }
  const want = decided(cors, request);
  const about = `${JSON.stringify(request)} under ${JSON.stringify(cors.policy)}`;
  expect(answered(answer), about).toEqual(want);
  seen.answered += 1;
  if (want.cors['access-control-allow-origin']) seen.granted += 1;
  if (want.status === 403) seen.refused += 1;
}

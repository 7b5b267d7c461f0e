import { type CorsOptions, createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { corsRequestOf, rowsOf } from '../../src/verify/index.js';

const APP = 'https://app.example.com';
const PLACE = { path: '/items', host: 'api.example.com' };

const build = (options: CorsOptions) => createCors(options as never, { env: {} });

const POLICIES: readonly (readonly [is: string, options: CorsOptions])[] = [
  ['one origin', { allowOrigins: [APP] }],
  ['nobody', { allowOrigins: [] }],
  ['any origin', { allowOrigins: ['*'], allowMethods: ['*'], allowHeaders: ['*'] }],
  [
    'patterns with credentials',
    {
      allowOrigins: [
        'https://*.example.com',
        'http://localhost:*',
        'https://*.example.org:*',
        'https://[::1]:8443',
      ],
      allowCredentials: true,
      allowMethods: ['GET', 'PUT', 'DELETE'],
      allowHeaders: ['X-API-Key', 'Authorization'],
    },
  ],
  ['an expression', { allowOriginRegex: 'https://pr-[0-9]+\\.example\\.com' }],
  [
    'null and another scheme',
    { allowOrigins: ['null', 'capacitor://localhost'], dangerouslyAllowNullOrigin: true },
  ],
  ['a thousand', { allowOrigins: Array.from({ length: 1000 }, (_, i) => `https://tenant-${i}.example.com`) }],
  ['enforce', { allowOrigins: [APP], enforce: true }],
];

describe.each(POLICIES)('%s', (_, options) => {
  const cors = build(options);
  const rows = rowsOf(cors.policy);
  const decisions = rows.map((row) => cors.decide(corsRequestOf(row, PLACE)));

  test('is asked in a bounded number of rows, each once', () => {
    const keys = rows.map(({ method, headers }) => JSON.stringify([method, headers]));
    expect(new Set(keys).size).toBeGreaterThan(rows.length * 0.9);
    expect(rows.length).toBeGreaterThan(35);
    expect(rows.length).toBeLessThan(250);
  });

  test('is asked by nothing that changes data', () => {
    expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(['GET', 'HEAD', 'OPTIONS']));
  });

  test('is asked by what it allows and by what it refuses, in each topic that has both', () => {
    const outcomes = (topic: string): string[] => [
      ...new Set(rows.flatMap((row, i) => (row.topic === topic ? [`${decisions[i]?.allowed}`] : []))),
    ];
    const isForNobody = JSON.stringify(options.allowOrigins) === '[]';
    const isForAll = cors.policy.allowOrigins.includes('*');
    if (!isForNobody) expect(outcomes('allowed-origins')).toContain('true');
    if (!isForAll) expect(outcomes('other-origins')).toEqual(['false']);
    if (!isForNobody && !isForAll) {
      expect(outcomes('methods').sort()).toEqual(['false', 'true']);
      expect(outcomes('requested-headers')).toContain('false');
    }
  });
});

test('what is allowed is called so, and nothing else: a name does not lie', () => {
  const cors = build({ allowOrigins: ['https://*.example.com', APP, 'http://localhost:*'] });
  for (const row of rowsOf(cors.policy)) {
    if (row.topic !== 'allowed-origins' && row.topic !== 'other-origins') continue;
    if (row.method === 'OPTIONS') continue;
    const { allowed } = cors.decide(corsRequestOf(row, PLACE));
    expect({ row: row.name, allowed }).toEqual({ row: row.name, allowed: row.topic === 'allowed-origins' });
  }
});

test('every look-alike that peers were deceived by is asked', () => {
  const origins = (allowOrigins: string[]) =>
    rowsOf(build({ allowOrigins }).policy).flatMap(({ headers }) =>
      headers.flatMap(([name, value]) => (name === 'Origin' ? [value] : [])),
    );
  expect(origins(['https://app.example.com'])).toEqual(
    expect.arrayContaining([
      'https://app.example.com.fullcors-verify.example',
      'https://fullcors-verifyapp.example.com',
      'https://app.examplexcom',
      'http://app.example.com',
      'https://app.example.com:8443',
      'https://APP.EXAMPLE.COM',
      'https://app.example.com/',
      'null',
    ]),
  );
  expect(origins(['https://*.example.com'])).toEqual(
    expect.arrayContaining([
      'https://fullcors-verifyexample.com',
      'https://example.com',
      'https://.example.com',
      'https://fullcors-verify.example.com.fullcors-verify.example',
      'https://fullcors-verify.example/.example.com',
    ]),
  );
  expect(origins(['http://localhost:*'])).toEqual(
    expect.arrayContaining(['http://localhost:3000.fullcors-verify.example', 'https://localhost']),
  );
});

test('the methods themselves are sent where that is asked for', () => {
  const { policy } = build({ allowOrigins: [APP], allowMethods: ['GET', 'PUT', 'DELETE'] });
  const sent = rowsOf(policy, { sends: true }).filter(({ topic }) => topic === 'sent');
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT', 'DELETE']));
});

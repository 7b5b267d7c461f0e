import { afterEach, describe, expect, test, vi } from 'vitest';
import { CorsPolicyError, createCors } from '../src/index.js';

const APP = 'https://app.example.com';
const preflight = (origin: string, requestMethod = 'GET', requestHeaders?: string) => ({
  method: 'OPTIONS',
  origin,
  requestMethod,
  requestHeaders,
});

describe.each(['reconfigure', 'reconfigureAsync'] as const)('%s', (swap) => {
  test('swaps the policy between two requests', async () => {
    const cors = createCors({ allowOrigins: [APP] });
    await cors[swap]({ allowOrigins: ['https://new.example.com'], allowMethods: ['PUT'] });
    expect(cors.allowsOrigin(APP)).toBe(false);
    expect(cors.decide(preflight('https://new.example.com', 'PUT')).allowed).toBe(true);
    expect(cors.policy.allowMethods).toEqual(['PUT']);
  });

  test('a bad policy is an error and changes nothing', async () => {
    const cors = createCors({ allowOrigins: [APP], routes: { '/a': { allowOrigins: ['*'] } } });
    const { policy } = cors;
    const options = { allowOrigins: ['https://new.example.com/'], routes: { '/a': { maxAge: -1 } } };
    const error = await (async () => cors[swap](options as object as { allowOrigins: [] }))().catch((e) => e);
    expect(error).toBeInstanceOf(CorsPolicyError);
    expect(error.problems.map(({ path }: { path: string }) => path)).toEqual([
      'allowOrigins[0]',
      'routes["/a"].maxAge',
    ]);
    expect(cors.policy).toBe(policy);
    expect(cors.allowsOrigin(APP)).toBe(true);
    expect(cors.allowsOrigin('https://x.example', '/a')).toBe(true);
  });
});

describe('reconfigureAsync', () => {
  const list = (count: number) => Array.from({ length: count }, (_, i) => `https://tenant-${i}.example.com`);
  afterEach(() => vi.restoreAllMocks());

  test('lets other things be done while it builds, and the policy that was in force answer', async () => {
    // Every look at the clock finds that its time is over.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => ++now);
    const cors = createCors({ allowOrigins: [APP] }, { env: {} });
    const routes = { '/a': { allowOrigins: list(1000) } };
    const environments = { production: {}, staging: { allowOrigins: list(1000) } };
    const swapped = cors.reconfigureAsync({ allowOrigins: list(1000), routes, environments });
    let turns = 0;
    let isDone = false;
    swapped.then(() => {
      isDone = true;
    });
    while (!isDone) {
      expect(cors.allowsOrigin(APP)).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    expect(turns).toBeGreaterThan((3 * 1000) / 100);
    expect(cors.allowsOrigin(APP)).toBe(false);
    expect(cors.allowsOrigin('https://tenant-999.example.com', '/a')).toBe(true);
  });

  test.each([
    ['reconfigure', 'https://b.example'],
    ['reconfigureAsync', 'https://b.example'],
  ] as const)('is overtaken by %s, called later', async (later, wanted) => {
    const cors = createCors({ allowOrigins: [APP] });
    const slow = cors.reconfigureAsync({ allowOrigins: list(5000) });
    await cors[later]({ allowOrigins: ['https://b.example'] });
    expect(cors.policy.allowOrigins).toEqual([wanted]);
    await slow;
    expect(cors.policy.allowOrigins).toEqual([wanted]);
  });

  test('that fails overtakes nothing', async () => {
    const cors = createCors({ allowOrigins: [APP] });
    const first = cors.reconfigureAsync({ allowOrigins: ['https://b.example'] });
    const broken = cors.reconfigureAsync({ allowOrigins: ['https://c.example/'] as object as [] });
    await expect(broken).rejects.toThrow(CorsPolicyError);
    await first;
    expect(cors.policy.allowOrigins).toEqual(['https://b.example']);
  });
});

describe('the options', () => {
  test('may be changed afterwards without effect', () => {
    const options = { allowOrigins: [APP], allowMethods: ['GET'] };
    const cors = createCors(options);
    options.allowOrigins.push('https://evil.example');
    options.allowMethods.push('PUT');
    expect(cors.allowsOrigin('https://evil.example')).toBe(false);
    expect(cors.decide(preflight(APP, 'PUT')).allowed).toBe(false);
  });
});

test('an explanation under way keeps the policy it began with', async () => {
  let answer: (allowed: boolean) => void = () => {};
  const cors = createCors({
    allowOriginIf: () =>
      new Promise<boolean>((resolve) => {
        answer = resolve;
      }),
  });
  const explanation = cors.explainAsync({ method: 'GET', origin: APP });
  cors.reconfigure({ allowOrigins: [], allowCredentials: true });
  answer(true);
  expect((await explanation).decision.headers).toEqual([
    ['access-control-allow-origin', APP],
    ['vary', 'Origin'],
  ]);
});

describe('the policy as data', () => {
  test('is canonical, complete and survives JSON', () => {
    const cors = createCors(
      {
        allowOrigins: [APP, 'https://*.example.com', APP],
        allowOriginRegex: /https:\/\/x\.example/i,
        allowOriginIf: () => false,
        allowCredentials: true,
        allowHeaders: ['X-A', 'x-a', 'X-B'],
        routes: { '/public/*': { allowOrigins: [], maxAge: 1 } },
      },
      { env: {} },
    );
    const { policy } = cors;
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
    expect(policy).toMatchObject({
      environment: 'production',
      allowOrigins: [APP, 'https://*.example.com'],
      allowOriginRegex: { source: 'https:\\/\\/x\\.example', flags: 'i' },
      allowOriginIf: true,
      allowHeaders: ['X-A', 'X-B'],
      allowMethods: ['GET'],
      maxAge: 600,
      routes: {
        '/public/*': { allowOrigins: [], maxAge: 1, allowCredentials: true, allowHeaders: ['X-A', 'X-B'] },
      },
    });
  });

  test('is the same whether it was written in TypeScript or as JSON', () => {
    const written = createCors({ allowOrigins: [], allowOriginRegex: /https:\/\/[a-z]+\.example\.com/ });
    const read = createCors({
      $schema: './node_modules/fullcors/cors.schema.json',
      allowOrigins: [],
      allowOriginRegex: 'https:\\/\\/[a-z]+\\.example\\.com',
    });
    expect(read.policy).toEqual(written.policy);
    expect(read.allowsOrigin('https://a.example.com')).toBe(true);
  });

  test('is frozen to its depth, and so is what createCors returns', () => {
    const cors = createCors({ allowOrigins: [APP], routes: { '/a': {} } });
    const depths: unknown[] = [
      cors,
      cors.policy,
      cors.policy.allowOrigins,
      cors.policy.routes,
      cors.policy.routes['/a'],
      cors.policy.routes['/a']?.allowMethods,
    ];
    expect(depths.every(Object.isFrozen)).toBe(true);
  });
});

describe('a policy that asks', () => {
  test('is not answered synchronously by mistake', () => {
    const cors = createCors({ allowOrigins: [APP], allowOriginIf: () => true });
    for (const name of ['decide', 'explain'] as const) {
      expect(() => cors[name]({ method: 'GET', origin: APP })).toThrow(`use ${name}Async`);
    }
    expect(() => cors.allowsOrigin(APP)).toThrow('use allowsOriginAsync');
  });

  test('is asked with the origin and the facts, last, and never without Origin', async () => {
    const ask = vi.fn(() => true);
    const cors = createCors({ allowOrigins: [APP], allowOriginIf: ask });
    await cors.decideAsync({ method: 'GET', path: '/x' });
    await cors.decideAsync({ method: 'GET', origin: APP });
    await cors.decideAsync({ method: 'GET', origin: 'null' });
    await cors.decideAsync({ method: 'GET', origin: 'https://x.example/' });
    expect(ask).not.toHaveBeenCalled();
    const request = { method: 'GET', origin: 'https://x.example', path: '/x', host: 'api.example.com' };
    expect((await cors.decideAsync(request)).allowed).toBe(true);
    expect(ask.mock.calls).toEqual([['https://x.example', request]]);
  });

  test.each([
    ['a refusal', () => false, 'origin-predicate-refused'],
    [
      'a throw',
      () => {
        throw new Error('x');
      },
      'origin-predicate-failed',
    ],
    [
      'a rejection',
      async () => {
        throw new Error('x');
      },
      'origin-predicate-failed',
    ],
    ['a truthy answer', () => 'yes' as never, 'origin-predicate-refused'],
    ['a promise of a truthy answer', async () => 1 as never, 'origin-predicate-refused'],
    ['no answer in time', () => new Promise<boolean>(() => {}), 'origin-predicate-timeout'],
  ])('refuses on %s, says why and keeps Vary', async (_, allowOriginIf, code) => {
    const cors = createCors({ allowOriginIf, allowOriginIfTimeout: 20 });
    const { allowed, checks, decision } = await cors.explainAsync({ method: 'GET', origin: APP });
    expect(allowed).toBe(false);
    expect(checks[0]).toMatchObject({ code, passed: false });
    expect(decision.headers).toEqual([['vary', 'Origin']]);
    expect(await cors.allowsOriginAsync(APP)).toBe(false);
  });

  test('leaves no timer behind', async () => {
    vi.useFakeTimers();
    try {
      const cors = createCors({ allowOriginIf: async () => true });
      await cors.decideAsync({ method: 'GET', origin: APP });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what is remembered of allowed requests', () => {
  test('is never what allowOriginIf said, whose next answer may be another', async () => {
    const answers = [true, false, true];
    const cors = createCors({ allowOriginIf: () => answers.shift() === true });
    const ask = async () => (await cors.decideAsync(preflight(APP))).allowed;
    expect([await ask(), await ask(), await ask()]).toEqual([true, false, true]);
  });

  test('changes no answer, whatever was asked before it, and for however many origins', () => {
    const options = { allowOrigins: ['https://*.example.com'], allowHeaders: ['X-A'], enforce: true };
    const cors = createCors(options);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 300; i++) {
        const origin = `https://a${i}.example.com`;
        for (const request of [
          { method: 'GET', origin },
          { method: 'PUT', origin },
          preflight(origin, 'GET', 'x-a'),
          preflight(origin, 'GET', 'x-b'),
          preflight(origin, 'PUT', 'x-a'),
          { method: 'GET', origin: `${origin}.evil.example` },
        ]) {
          if (i % 25 === 0) expect(cors.decide(request)).toEqual(createCors(options).decide(request));
          else cors.decide(request);
        }
      }
    }
  });

  test('does not answer one method or name by another where they are named: * with credentials', () => {
    const cors = createCors({
      allowOrigins: [APP],
      allowCredentials: true,
      allowMethods: ['*'],
      allowHeaders: ['*'],
    });
    const named = (method: string, names: string) =>
      new Map(cors.decide(preflight(APP, method, names)).headers);
    expect(named('PUT', 'x-a').get('access-control-allow-headers')).toBe('x-a');
    expect(named('PATCH', 'x-b').get('access-control-allow-headers')).toBe('x-b');
    expect(named('PATCH', 'x-b').get('access-control-allow-methods')).toBe('PATCH');
  });

  test('ends with the policy', () => {
    const cors = createCors({ allowOrigins: [APP] });
    cors.decide(preflight(APP));
    cors.reconfigure({ allowOrigins: ['https://new.example.com'] });
    expect(cors.decide(preflight(APP)).allowed).toBe(false);
  });
});

describe('explain', () => {
  const cors = createCors(
    {
      allowOrigins: [APP, 'https://*.example.org'],
      allowMethods: ['GET', 'PATCH'],
      allowHeaders: ['X-API-Key'],
      routes: { '/public/*': { allowOrigins: ['*'], allowHeaders: ['*'] } },
    },
    { env: {} },
  );

  test('names each thing that is missing, the nearest that is there, and the line to add', () => {
    const { checks } = cors.explain(preflight('https://app.example.co', 'patch', 'x-api-keys,x-other'));
    expect(checks.map(({ code, nearest, fix }) => ({ code, nearest, fix }))).toEqual([
      {
        code: 'origin-not-allowed',
        nearest: APP,
        fix: 'add "https://app.example.co" to allowOrigins, if it is yours',
      },
      { code: 'method-not-allowed', nearest: 'PATCH', fix: "write method: 'PATCH' in the page" },
      { code: 'header-not-allowed', nearest: 'X-API-Key', fix: "add 'x-api-keys' to allowHeaders" },
      { code: 'header-not-allowed', nearest: undefined, fix: "add 'x-other' to allowHeaders" },
    ]);
  });

  test.each([
    ['https://example.org', 'which covers the names below it and not the name itself'],
    ['http://a.example.org', 'which differs in its scheme'],
    ['https://a.example.org:8443', 'which differs in its port'],
    ['https://app.example.con', 'which differs in its host'],
  ])('says in what %s differs', (origin, how) => {
    expect(cors.explain({ method: 'GET', origin }).checks[0]?.message).toContain(how);
  });

  test('says which route decided', () => {
    expect(cors.explain({ method: 'GET', origin: APP, path: '/public/x' }).route).toBe('/public/*');
    expect(cors.explain({ method: 'GET', origin: APP, path: '/x' }).route).toBeUndefined();
  });

  test('says that a path is ambiguous, and allows nobody there', () => {
    const { allowed, checks } = cors.explain({ method: 'GET', origin: APP, path: '/x/..%2fpublic' });
    expect(allowed).toBe(false);
    expect(checks.map(({ code }) => code)).toEqual(['path-ambiguous']);
    expect(cors.allowsOrigin(APP, '/x/..%2fpublic')).toBe(false);
  });

  test.each([
    '//x/public/a',
    '/%5c%5cx/public',
    '/a%3bb/%70ublic;',
    '/account/..%2fpublic',
    '/public%3fx',
    '/Public/a',
  ])('finds %s ambiguous, or the base, and never a looser route alone', (path) => {
    expect(cors.allowsOrigin('https://stranger.example', path)).toBe(false);
  });

  test.each([
    '/',
    '/x',
    '/x/',
    '/X/Y',
    '/a%20b',
    '/.well-known/x',
    '/files/My%20File.PDF',
    '/@scope/pkg',
    '/x?next=/public',
  ])('reads %s in one way', (path) => {
    expect(cors.explain({ method: 'GET', origin: APP, path }).checks[0]?.code).toBe('origin-listed');
  });

  test('reads a long path without anything unusual but its case', () => {
    expect(cors.allowsOrigin('https://x.example', `/public/${'A'.repeat(5000)}`)).toBe(true);
  });

  test("says that '*' does not cover Authorization", () => {
    const { checks } = cors.explain({ ...preflight(APP, 'GET', 'authorization'), path: '/public/x' });
    expect(checks.at(-1)).toMatchObject({
      code: 'header-authorization-not-covered',
      fix: "write allowHeaders: ['*', 'Authorization']",
    });
  });

  test('says what a malformed origin should have been', () => {
    expect(cors.explain({ method: 'GET', origin: 'https://app.example.com/' }).checks[0]).toMatchObject({
      code: 'origin-malformed',
      fix: 'send one origin as browsers do: https://app.example.com',
    });
  });
});

test('allowsOrigin: an absent origin is not allowed, a route may allow more', () => {
  const cors = createCors({
    allowOrigins: [APP],
    routes: { '/socket': { allowOrigins: ['https://chat.example.com'] } },
  });
  expect([undefined, '', APP].map((origin) => cors.allowsOrigin(origin))).toEqual([false, false, true]);
  expect(cors.allowsOrigin('https://chat.example.com', '/socket?x=1')).toBe(true);
  expect(cors.allowsOrigin(APP, '/socket')).toBe(false);
});

import fc from 'fast-check';
import { type CorsOptions, createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { passingMethods } from '../../src/regex/methods.js';
import { requestedHeaders } from '../../src/regex/requested-headers.js';
import { rulesOf } from '../../src/rules/rules-of.js';
import { EXPRESSIONS, methods, origins, patterns, requestedLists } from './generators.js';
import { allower, passes } from './passes.js';

const env = {};
const HATCHES = {
  dangerouslyAllowPublicSuffixSubdomains: true,
  dangerouslyAllowInsecureOriginsWithCredentials: true,
};

/** The runtime and the rules, to be asked about one origin. */
function bothOf(options: CorsOptions): (origin: string) => [runtime: boolean, emitted: boolean] {
  const cors = createCors(options, { env });
  const { base } = rulesOf(cors.policy);
  const allows = allower(base.origins, base.fields.allowOrigin === '*');
  return (origin) => [cors.allowsOrigin(origin), allows(origin)];
}

/** But for what hosts.ts and canonical-origins.ts say: zeros in IPv6 are narrower, and Punycode is not decoded. */
function expectEqual(origin: string, runtime: boolean, emitted: boolean): void {
  if (/\[.*\b0\b/.test(origin)) expect(emitted && !runtime).toBe(false);
  else if (/xn--/.test(origin)) expect(runtime && !emitted).toBe(false);
  else expect(emitted).toBe(runtime);
}

describe('origins', () => {
  test('patterns allow what the runtime allows', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(patterns, { maxLength: 5, minLength: 1 })
          .chain((allowOrigins) => fc.tuple(fc.constant(allowOrigins), origins(allowOrigins))),
        ([allowOrigins, origin]) => {
          const [runtime, emitted] = bothOf({ allowOrigins, ...HATCHES })(origin);
          expect(emitted).toBe(runtime);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test.each([
    'https://a.example.com',
    'https://example.com',
    `https://${'a'.repeat(63)}.example.com`,
    `https://${'a'.repeat(64)}.example.com`,
    `https://${'a.'.repeat(121)}example.com`,
    `https://${'a.'.repeat(122)}example.com`,
    'http://localhost:80',
    'http://localhost:443',
    'http://localhost:0',
    'http://localhost:65535',
    'http://localhost:65536',
    'http://localhost:99999',
    'http://localhost:080',
    'https://x.example.org:443',
    'https://x.example.org:80',
    'https://a.example.com\n',
    'https://a.example.com\u2028',
    '\nhttps://a.example.com',
  ])('a bound: %j', (origin) => {
    const allowOrigins = ['https://*.example.com', 'http://localhost:*', 'https://*.example.org:*'];
    const [runtime, emitted] = bothOf({ allowOrigins })(origin);
    expect(emitted).toBe(runtime);
  });

  test('every port', () => {
    const cors = createCors({ allowOrigins: ['http://a.test:*', 'https://a.test:*'] }, { env });
    const allows = allower(rulesOf(cors.policy).base.origins, false);
    for (const scheme of ['http', 'https']) {
      for (const port of [
        0, 1, 7, 9, 10, 70, 79, 80, 81, 89, 90, 99, 100, 399, 400, 440, 441, 442, 443, 444, 449, 450, 499,
        500, 999, 1000, 4430, 8000, 9999, 10000, 59999, 60000, 64999, 65000, 65499, 65500, 65529, 65530,
        65535, 65536, 66000, 70000, 99999, 100000,
      ]) {
        const origin = `${scheme}://a.test:${port}`;
        expect([origin, allows(origin)]).toEqual([origin, cors.allowsOrigin(origin)]);
      }
    }
  });

  test.each(EXPRESSIONS)('an expression allows what the runtime allows: %s', (allowOriginRegex) => {
    for (const allowCredentials of [false, true]) {
      const asked = bothOf({
        allowOriginRegex,
        allowCredentials,
        dangerouslyAllowAnyOriginWithCredentials: true,
      });
      fc.assert(
        fc.property(origins([], allowOriginRegex), (origin) => expectEqual(origin, ...asked(origin))),
        { numRuns: 200 },
      );
    }
  });

  test.each([false, true])(
    'any origin with credentials is what the runtime takes for an origin: insecure %s',
    (insecure) => {
      const asked = bothOf({
        allowOrigins: ['*'],
        allowCredentials: true,
        dangerouslyAllowAnyOriginWithCredentials: true,
        dangerouslyAllowInsecureOriginsWithCredentials: insecure,
      });
      fc.assert(
        fc.property(origins([]), (origin) => expectEqual(origin, ...asked(origin))),
        { numRuns: 1500 },
      );
    },
  );
});

const app = 'https://app.example.com';
const preflight = (options: Partial<CorsOptions>, requestMethod: string, requestHeaders?: string) => {
  const cors = createCors({ allowOrigins: [app], ...options } as CorsOptions, { env });
  return {
    rules: rulesOf(cors.policy).base,
    allowed: cors.decide({ method: 'OPTIONS', origin: app, requestMethod, requestHeaders }).allowed,
  };
};

test('methods pass as the runtime lets them', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.subarray(['GET', 'PUT', 'PURGE', 'M-SEARCH', 'A.B']), fc.constant(['*'])),
      methods,
      (allowMethods, method) => {
        fc.pre(method !== '');
        const { rules, allowed } = preflight({ allowMethods }, method);
        expect(passes({ all: [passingMethods(rules.methods)], none: [] }, method)).toBe(allowed);
      },
    ),
    { numRuns: 1000 },
  );
});

test('requested headers pass as the runtime lets them', () => {
  fc.assert(
    fc.property(
      fc.subarray(['X-A', 'X-API-Key', 'X-API', 'Authorization', '*']),
      fc.boolean(),
      requestedLists,
      (allowHeaders, allowCredentials, list) => {
        const { rules, allowed } = preflight({ allowHeaders, allowCredentials }, 'GET', list);
        expect(passes(requestedHeaders(rules.requestHeaders), list)).toBe(allowed);
      },
    ),
    { numRuns: 1500 },
  );
});

test.each([0, 1, 15, 16, 17, 18])('%i empty elements', (count) => {
  for (const list of [
    ','.repeat(count),
    `x-a${','.repeat(count)}`,
    `${','.repeat(count)}x-a`,
    `x-a,${', ,x-a'.repeat(count)}`,
  ]) {
    const { rules, allowed } = preflight({ allowHeaders: ['X-A'] }, 'GET', list);
    expect([list, passes(requestedHeaders(rules.requestHeaders), list)]).toEqual([list, allowed]);
  }
});

test.each([4095, 4096, 4097])('%i characters', (length) => {
  for (const list of [`x-a${' '.repeat(length - 3)}`, Array(2000).fill('x-a').join(',').slice(0, length)]) {
    const { rules, allowed } = preflight({ allowHeaders: ['X-A', 'x', 'x-'] }, 'GET', list);
    expect(passes(requestedHeaders(rules.requestHeaders), list)).toBe(allowed);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cors, createCors } from '../src/index.js';
import type { CorsRequest } from '../src/policy/cors-request.js';
import { corsRequest, policyOptions } from './generators.js';

const RUNS = { numRuns: 1000 };

function forAll(check: (cors: Cors, request: CorsRequest) => void): void {
  fc.assert(
    fc.property(policyOptions, fc.array(corsRequest, { minLength: 1, maxLength: 4 }), (options, requests) => {
      const cors = createCors(options, { env: {} });
      for (const request of requests) check(cors, request);
    }),
    RUNS,
  );
}

const names = (headers: readonly (readonly [string, string])[]): string[] => headers.map(([name]) => name);

describe('for every policy and every request', () => {
  test('decide and explain agree', () => {
    forAll((cors, request) => {
      const decision = cors.decide(request);
      const { kind, allowed, checks, decision: explained } = cors.explain(request);
      expect({ kind, allowed }).toEqual({ kind: decision.kind, allowed: decision.allowed });
      expect(explained).toEqual(decision);
      // Under enforce the site's own requests run though their origin is not listed.
      expect(checks.every(({ passed }) => passed)).toBe(allowed);
      for (const check of checks) {
        expect(check.message).toMatch(/\.$/);
        expect(check.fix === undefined).toBe(check.passed);
      }
    });
  });

  test('decideAsync and explainAsync answer what decide and explain answer', async () => {
    await fc.assert(
      fc.asyncProperty(policyOptions, corsRequest, async (options, request) => {
        const cors = createCors(options, { env: {} });
        expect(cors.decideAsync(request)).toEqual(cors.decide(request));
        expect(await cors.explainAsync(request)).toEqual(cors.explain(request));
      }),
    );
  });

  test('a decision follows from the request, and not from those before it', () => {
    // Few values, most of them allowed, so that requests are the same, or nearly, all the time.
    const request = fc.record({
      method: fc.constantFrom('OPTIONS', 'OPTIONS', 'GET'),
      origin: fc.constantFrom(
        'https://a.example',
        'https://b.example',
        'https://x.c.example',
        'https://evil.example',
      ),
      requestMethod: fc.constantFrom('PUT', 'DELETE', 'PATCH', undefined),
      requestHeaders: fc.constantFrom(undefined, '', 'x-a', 'x-a,x-b', 'x-unlisted'),
    });
    const options = fc.record({
      allowOrigins: fc.constantFrom(['https://a.example', 'https://b.example', 'https://*.c.example'], ['*']),
      allowCredentials: fc.boolean(),
      dangerouslyAllowAnyOriginWithCredentials: fc.constant(true),
      allowMethods: fc.constantFrom(['PUT', 'DELETE'], ['*']),
      allowHeaders: fc.constantFrom(['X-A', 'X-B'], ['*'], []),
      enforce: fc.boolean(),
    });
    fc.assert(
      fc.property(options, fc.array(request, { minLength: 10, maxLength: 40 }), (policy, requests) => {
        const cors = createCors(policy, { env: {} });
        for (const asked of requests) {
          expect(cors.decide(asked)).toEqual(createCors(policy, { env: {} }).decide(asked));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a refused preflight discloses nothing, whatever the policy holds', () => {
    forAll((cors, request) => {
      const { kind, allowed, status, headers, body } = cors.decide(request);
      const { debug } = cors.explain(request).route
        ? cors.policy.routes[cors.explain(request).route as string]!
        : cors.policy;
      if (kind !== 'preflight' || allowed || debug) return;
      expect(status).toBe(403);
      expect(names(headers)).toEqual(['vary']);
      expect(body).toBeUndefined();
    });
  });

  test('an answer never grants an origin that is not allowed, and credentials never without one', () => {
    forAll((cors, request) => {
      const { headers } = cors.decide(request);
      const fields = new Map(headers);
      const granted = fields.get('access-control-allow-origin');
      if (granted === undefined)
        expect(names(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      else if (granted !== '*') {
        expect(granted).toBe(request.origin);
        expect(cors.allowsOrigin(granted, request.path)).toBe(true);
      }
      if (granted === '*') expect(fields.has('access-control-allow-credentials')).toBe(false);
      else expect(fields.get('vary')).toMatch(/^Origin\b/);
    });
  });

  test('no field is injected and none is said twice', () => {
    forAll((cors, request) => {
      const { headers } = cors.decide(request);
      for (const [, value] of headers) expect(value).toMatch(/^[\x20-\x7e]+$/);
      expect(new Set(names(headers)).size).toBe(headers.length);
    });
  });

  test('a preflight is what the standard says it is, and nothing else is answered for the application', () => {
    forAll((cors, request) => {
      const { kind, status } = cors.decide(request);
      const isPreflight = request.method === 'OPTIONS' && !!request.origin && !!request.requestMethod;
      expect(kind === 'preflight').toBe(isPreflight);
      if (kind === 'none') expect(status).toBeUndefined();
      expect(isPreflight ? status !== undefined : [undefined, 403].includes(status)).toBe(true);
    });
  });
});

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { BlockedByCors, browserAt, network } from '@fullcors/browser';
import fc from 'fast-check';
import { type Cors, type CorsOptions, createCors } from 'fullcors';
import { cors as corsForNode } from 'fullcors/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain } from './explained.js';
import { makeProject } from './support.js';

const APP = 'https://app.example.com';

describe('on a real server with that policy', () => {
  let cors: Cors;
  const server = createServer((request, response) =>
    corsForNode(cors)(request, response, () => response.end('{}')),
  );
  beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const some = <T>(...values: readonly T[]) => fc.subarray([...values]);
  const options = fc.record(
    {
      allowOrigins: fc.oneof(
        some(APP, 'https://*.example.org', 'http://localhost:*', 'https://b.example'),
        fc.constant(['*']),
        fc.constant(['null']),
      ),
      allowCredentials: fc.boolean(),
      allowMethods: fc.oneof(some('PUT', 'DELETE', 'PATCH'), fc.constant(['*'])),
      allowHeaders: fc.oneof(
        some('X-API-Key', 'Content-Type', 'Authorization'),
        fc.constant(['*']),
        fc.constant(['*', 'Authorization']),
      ),
      preflightStatus: fc.constantFrom(200 as const, 204 as const),
      enforce: fc.boolean(),
      debug: fc.boolean(),
      dangerouslyAllowNullOrigin: fc.boolean(),
      dangerouslyAllowAnyOriginWithCredentials: fc.boolean(),
      dangerouslyAllowInsecureOriginsWithCredentials: fc.boolean(),
    },
    { requiredKeys: ['allowOrigins'] },
  );
  const policies = fc.record({ base: options, route: fc.option(options, { nil: undefined }) });
  const asks = fc.record({
    origin: fc.constantFrom(
      APP,
      'https://x.example.org',
      'http://localhost:3000',
      'null',
      'https://c.example',
    ),
    // Not `patch`, which Node's server takes for no method.
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'OPTIONS'),
    headers: some('X-API-Key: k', 'Content-Type: application/json', 'Authorization: Bearer x', 'Accept: a/b'),
    credentials: fc.boolean(),
    path: fc.constantFrom('/', '/a/b'),
  });

  test('the browser comes to the same', async () => {
    const cwd = makeProject({});
    const { port } = server.address() as { port: number };
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(
        policies,
        asks,
        async ({ base, route }, { origin, method, headers, credentials, path }) => {
          const policy = { ...base, ...(route ? { routes: { '/a/*': route } } : {}) } as CorsOptions;
          try {
            cors = createCors(policy, { env: {} });
          } catch {
            return;
          }
          judged += 1;
          writeFileSync(join(cwd, 'cors.config.json'), JSON.stringify(policy));
          const explained = await explain(
            cwd,
            ...['-o', origin, '-X', method, ...headers.flatMap((each) => ['-H', each])],
            ...(credentials ? ['--credentials'] : []),
            path,
          );
          const init = {
            method,
            headers: headers.map((each) => each.split(': ') as [string, string]),
            credentials: credentials ? ('include' as const) : ('same-origin' as const),
          };
          let status = 0;
          const real = await browserAt(origin)
            .fetch(network(), `http://127.0.0.1:${port}${path}`, init)
            .then(
              (response) => {
                status = response.status;
                return null;
              },
              (error: unknown) => {
                if (error instanceof BlockedByCors) return error.reason;
                throw error;
              },
            );
          expect(explained.reason).toBe(real);
          if (real !== null) expect(explained.verdict).toBe('blocked');
          else expect(explained.verdict).toBe(status === 403 ? 'refused' : 'allowed');
          // A refused check is a refusal; and where it is blocked though every check passes, CORS on credentials is why.
          const refused = explained.steps.some(({ checks }) => checks.some(({ passed }) => !passed));
          if (refused) expect(explained.verdict).not.toBe('allowed');
          if (real !== null && !refused) expect(real).toMatch(/credentials|header-not-allowed|any/);
        },
      ),
      { numRuns: 250 },
    );
    expect(judged).toBeGreaterThan(60);
  });
});

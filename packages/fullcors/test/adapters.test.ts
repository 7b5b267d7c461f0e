import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cors as fastifyCors } from '../src/adapters/fastify.js';
import { cors as fetchCors } from '../src/adapters/fetch.js';
import { cors as honoCors } from '../src/adapters/hono.js';
import { cors as nodeCors } from '../src/adapters/node.js';
import { corsRequestOf } from '../src/adapters/shared/node-request.js';
import { createCors } from '../src/index.js';

const APP = 'https://app.example.com';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function ask(
  server: Server,
  options: { method?: string; path?: string; headers?: Record<string, string> },
): Promise<IncomingMessage> {
  servers.push(server);
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const [response] = await once(httpRequest({ host: '127.0.0.1', port, ...options }).end(), 'response');
  (response as IncomingMessage).resume();
  return response as IncomingMessage;
}

describe('two mounts on one request', () => {
  const get = { headers: { Origin: APP } };
  const mounted = (first: ReturnType<typeof nodeCors>, second: ReturnType<typeof nodeCors>): Server =>
    createServer((req, res) => first(req, res, () => second(req, res, () => res.end('ok'))));

  test('of one policy are one', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const cors = createCors({ allowOrigins: [APP] });
    const response = await ask(mounted(nodeCors(cors), nodeCors(cors)), get);
    expect(response.headers['access-control-allow-origin']).toBe(APP);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  test('of two policies: the first decides, preflight and all, and a warning says so once', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const server = mounted(nodeCors({ allowOrigins: [APP] }), nodeCors({ allowOrigins: ['*'] }));
    expect((await ask(server, get)).headers['access-control-allow-origin']).toBe(APP);
    expect(
      (await ask(server, { headers: { Origin: 'https://evil.example' } })).headers[
        'access-control-allow-origin'
      ],
    ).toBeUndefined();
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('use one mount with `routes`'), { code: 'FULLCORS_MOUNTED_TWICE' }],
    ]);
    warn.mockRestore();
  });

  test('of two policies on Hono: the first decides', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const app = new Hono();
    app.use(honoCors({ allowOrigins: [APP] }));
    app.use('/public', honoCors({ allowOrigins: ['*'] }));
    app.get('/public', (c) => c.text('ok'));
    const response = await app.request('/public', { headers: { Origin: 'https://evil.example' } });
    expect(await response.text()).toBe('ok');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(response.headers.get('Vary')).toBe('Origin');
    warn.mockRestore();
  });
});

describe('a response head', () => {
  const serve = (handler: (res: ServerResponse) => void): Server => {
    const fullcors = nodeCors({ allowOrigins: [APP] });
    return createServer((req, res) => fullcors(req, res, () => handler(res)));
  };
  const get = { headers: { Origin: APP } };

  test.each([
    [
      'flat',
      (res: ServerResponse) => res.writeHead(200, ['Set-Cookie', 'a=1', 'X', 'y', 'set-cookie', 'b=2']),
    ],
    [
      'pairs',
      (res: ServerResponse) =>
        res.writeHead(200, [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ] as never),
    ],
    ['object', (res: ServerResponse) => res.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] })],
  ])('keeps every line of a field it is given: %s', async (_, write) => {
    const { headers } = await ask(
      serve((res) => write(res).end()),
      get,
    );
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  test('is under the policy whatever follows its headers, and by its old name', async () => {
    const own = { 'Access-Control-Allow-Origin': '*', Vary: 'Accept' };
    const undefinedLast = serve((res) => res.writeHead(200, own as never, undefined as never).end());
    const oldName = serve((res) =>
      (res as unknown as { writeHeader: ServerResponse['writeHead'] }).writeHeader(200, own).end(),
    );
    const twoObjects = serve((res) => res.writeHead(200, {} as never, own).end());
    for (const server of [undefinedLast, oldName, twoObjects]) {
      const { headers } = await ask(server, get);
      expect([headers['access-control-allow-origin'], headers.vary]).toEqual([APP, 'Accept, Origin']);
    }
  });

  test.each<[string, (res: ServerResponse) => void]>([
    ['setHeader', (res) => res.setHeader('ACCESS-CONTROL-ALLOW-ORIGIN', '*').setHeader('vary', 'Accept')],
    [
      'setHeaders',
      (res) => {
        const fields = new Map([
          ['Access-Control-Allow-Origin', '*'],
          ['Vary', 'Accept'],
        ]);
        res.setHeaders(fields);
      },
    ],
    [
      'appendHeader',
      (res) => res.appendHeader('Access-Control-Allow-Origin', '*').appendHeader('Vary', 'Accept'),
    ],
  ])('is under the policy whichever way fields are set: %s', async (_, set) => {
    const handler = serve((res) => {
      set(res);
      res.end('ok');
    });
    // As by a layer around the policy.
    const fullcors = nodeCors({ allowOrigins: [APP] });
    const before = createServer((req, res) => {
      set(res);
      fullcors(req, res, () => res.end('ok'));
    });
    for (const server of [handler, before]) {
      const allowed = await ask(server, get);
      expect([allowed.headers['access-control-allow-origin'], allowed.headers.vary]).toEqual([
        APP,
        'Accept, Origin',
      ]);
      const refused = await ask(server, { headers: { Origin: 'https://evil.example' } });
      expect([refused.headers['access-control-allow-origin'], refused.headers.vary]).toEqual([
        undefined,
        'Accept, Origin',
      ]);
    }
  });

  test('of a preflight is under the policy whatever a layer around it has set', async () => {
    const fullcors = nodeCors({ allowOrigins: [APP] });
    const server = createServer((req, res) => {
      res.setHeader('Access-Control-Max-Age', '1').setHeader('Vary', 'Accept').setHeader('X-Layer', 'ran');
      fullcors(req, res, () => res.end('not reached'));
    });
    const { statusCode, headers } = await ask(server, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' },
    });
    expect([statusCode, headers['access-control-max-age'], headers['x-layer'], headers.vary]).toEqual([
      403,
      undefined,
      'ran',
      'Accept, Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    ]);
  });

  test('that tells one request nothing of another: what is shared is not changed', async () => {
    const cors = createCors({ allowOrigins: [APP], allowMethods: ['PUT'] });
    const fullcors = nodeCors(cors);
    const server = createServer((req, res) => {
      const { writeHead } = res;
      res.writeHead = function tampering(this: ServerResponse, status: number, ...rest: unknown[]) {
        for (const fields of rest) if (Array.isArray(fields)) fields.push('x-tampered', 'yes');
        return (writeHead as (...args: unknown[]) => ServerResponse).call(this, status, ...rest);
      } as ServerResponse['writeHead'];
      fullcors(req, res, () => res.end('ok'));
    });
    const preflight = { method: 'OPTIONS', headers: { Origin: APP, 'Access-Control-Request-Method': 'PUT' } };
    const [first, second] = [await ask(server, preflight), await ask(server, preflight)];
    expect(second.rawHeaders.length).toBe(first.rawHeaders.length);
    const decide = () => cors.decide({ method: 'OPTIONS', origin: APP, requestMethod: 'PUT' });
    // What is asked for twice in a row is given to more than one.
    const [, decision] = [decide(), decide()];
    expect(Object.isFrozen(decision) && decision.headers.every(Object.isFrozen)).toBe(true);
    expect(JSON.stringify(decision)).not.toContain('tampered');
  });

  test('that has left before a predicate has answered is left alone', async () => {
    const fullcors = nodeCors({
      allowOriginIf: () => new Promise((resolve) => setTimeout(resolve, 30, false)),
    });
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const server = createServer((req, res) => {
      setTimeout(() => res.writeHead(503).end(), 5);
      fullcors(req, res, () => {});
    });
    const { statusCode, headers } = await ask(server, {
      method: 'OPTIONS',
      headers: { Origin: APP, 'Access-Control-Request-Method': 'GET' },
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    process.off('unhandledRejection', unhandled);
    expect([statusCode, headers['access-control-allow-origin'], headers.vary]).toEqual([
      503,
      undefined,
      'Origin',
    ]);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test('mounted without being called, it says so', () => {
  const req = { method: 'GET', url: '/', headers: {} };
  expect(() => (nodeCors as (req: unknown) => void)(req)).toThrow('write app.use(cors({');
});

describe('the facts of a Node request', () => {
  test('come from headers where there are no raw ones, as with mocks and serverless bridges', () => {
    const headers = { origin: APP, 'access-control-request-headers': ['x-a', 'x-b'] };
    for (const rawHeaders of [undefined, []]) {
      expect(corsRequestOf({ method: 'OPTIONS', url: '/x', headers, rawHeaders })).toMatchObject({
        method: 'OPTIONS',
        path: '/x',
        origin: APP,
        requestHeaders: 'x-a, x-b',
      });
    }
  });

  test('are joined where a field has several lines, and a name from the prototype is no field', () => {
    const rawHeaders = ['Origin', APP, '__proto__', 'x', 'ORIGIN', APP, 'constructor', 'y'];
    expect(corsRequestOf({ method: 'GET', url: '/', headers: {}, rawHeaders }).origin).toBe(`${APP}, ${APP}`);
  });

  test('can be spread and printed, and are read whatever the method', () => {
    const rawHeaders = ['Host', 'api.example', 'sec-fetch-site', 'cross-site', 'Origin', APP];
    const native = { method: 'GET', url: '/x?y', headers: {}, rawHeaders };
    expect({ ...corsRequestOf(native) }).toEqual({
      method: 'GET',
      path: '/x?y',
      origin: APP,
      host: 'api.example',
      secFetchSite: 'cross-site',
      native,
    });
  });

  test('hold the whole path where a router has cut it', () => {
    expect(corsRequestOf({ method: 'GET', url: '/x', originalUrl: '/api/x', headers: {} }).path).toBe(
      '/api/x',
    );
  });
});

describe('Fastify', () => {
  test('inject is under the policy as a socket is', async () => {
    const app = Fastify();
    app.register(fastifyCors, { allowOrigins: [APP] });
    app.get('/', async () => 'ok');
    const actual = await app.inject({ url: '/', headers: { origin: APP } });
    expect(actual.headers['access-control-allow-origin']).toBe(APP);
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/',
      headers: { origin: APP, 'access-control-request-method': 'GET' },
    });
    expect(preflight.statusCode).toBe(204);
    await app.close();
  });

  test('answers a malformed URL before a predicate can tell: nobody is granted anything, Vary is kept', async () => {
    const app = Fastify();
    app.register(fastifyCors, { allowOriginIf: async () => true });
    await app.ready();
    const { statusCode, headers } = await ask(app.server, { path: '/%zz', headers: { Origin: APP } });
    expect(statusCode).toBe(400);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers.vary).toBe('Origin');
  });

  test('two policies on one server are refused, one inside a capsule too', async () => {
    const twice = Fastify();
    twice.register(fastifyCors, { allowOrigins: [APP] });
    twice.register(fastifyCors, { allowOrigins: ['*'] });
    await expect(twice.ready()).rejects.toThrow('registered twice on one server');
    const capsule = Fastify();
    capsule.register(async (inner) => void inner.register(fastifyCors, { allowOrigins: [APP] }), {
      prefix: '/api',
    });
    await expect(capsule.ready()).rejects.toThrow('inside a capsule');
    const once = Fastify();
    const cors = createCors({ allowOrigins: [APP] });
    once.register(fastifyCors, cors);
    once.register(fastifyCors, cors);
    await once.ready();
    await Promise.all([twice.close(), capsule.close(), once.close()]);
  });

  test('a bad policy stops the application from getting ready', async () => {
    const app = Fastify();
    app.register(fastifyCors, { allowOrigins: ['https://app.example.com/'] });
    await expect(app.ready()).rejects.toThrow("write 'https://app.example.com'");
  });
});

test('a predicate is given all facts of the request, whichever server read them', async () => {
  const seen: object[] = [];
  const allowOriginIf = (_: string, request: object): boolean => seen.push({ ...request, native: 0 }) > 0;
  const headers = { Origin: APP, Host: 'api.example', 'Sec-Fetch-Site': 'same-site' };
  const fullcors = nodeCors({ allowOriginIf });
  await ask(
    createServer((req, res) => fullcors(req, res, () => res.end())),
    { path: '/x?y', headers },
  );
  const request = new Request('https://api.example/x?y', { headers });
  await fetchCors({ allowOriginIf }, () => new Response())(request);
  const facts = { method: 'GET', origin: APP, path: '/x?y', host: 'api.example', native: 0 };
  expect(seen[0]).toEqual({ ...facts, secFetchSite: 'same-site' });
  // Node's own Request drops the headers that a page may not set.
  expect(seen[1]).toMatchObject(facts);
});

describe('a fetch handler', () => {
  const request = new Request('https://api.example.com/', { headers: { Origin: APP } });
  const serve = (handler: () => Response | Promise<Response>) =>
    fetchCors({ allowOrigins: [APP] }, handler)(request);

  test('that throws is answered 500, told to the console, readable by the page', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const thrown = new Error('x');
    const response = await serve(() => Promise.reject(thrown));
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([500, APP]);
    expect(error.mock.calls).toEqual([[thrown]]);
    error.mockRestore();
  });

  test('that returns one Response to two requests at a time answers each its own', async () => {
    const one = new Response(null, { status: 204 });
    const shared = fetchCors({ allowOrigins: [APP] }, () => one);
    const [first, second] = await Promise.all(
      [APP, 'https://evil.example'].map((Origin) =>
        shared(new Request('https://api.example.com/', { headers: { Origin } })),
      ),
    );
    expect(first?.headers.get('Access-Control-Allow-Origin')).toBe(APP);
    expect(second?.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  test('that throws a Response has answered', async () => {
    const response = await serve(() => {
      throw new Response('no', { status: 409 });
    });
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([409, APP]);
  });

  test('that throws what Next.js redirects by leaves it to Next.js', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/x;307;' });
    await expect(serve(() => Promise.reject(redirect))).rejects.toBe(redirect);
  });

  test('that switches protocols is left alone', async () => {
    const switching = Object.create(Response.prototype, { status: { value: 101 } }) as Response;
    expect(await serve(() => switching)).toBe(switching);
  });

  test('that returns nothing is answered 500, told to the console, readable by the page', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const response = await serve(() => undefined as never);
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([500, APP]);
    expect(String(error.mock.calls[0]?.[0])).toContain('the handler returned no Response');
    error.mockRestore();
  });

  test('is given what the server gives it', async () => {
    const handler = vi.fn(
      async (_: Request, env: { KEY: string }, context: object) =>
        new Response(`${env.KEY}${typeof context}`),
    );
    const response = await fetchCors({ allowOrigins: [APP] }, handler)(request, { KEY: 'k' }, {});
    expect(await response.text()).toBe('kobject');
  });
});

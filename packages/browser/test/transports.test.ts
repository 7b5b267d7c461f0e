import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { fileURLToPath } from 'node:url';
import Express from 'express';
import Express4 from 'express4';
import Fastify from 'fastify';
import Fastify4 from 'fastify4';
import { Hono } from 'hono';
import Koa from 'koa';
import Koa2 from 'koa2';
import { describe, expect, test } from 'vitest';
import { BlockedByCors, browserAt, type FetchInit, type Target } from '../src/index.js';

// The same application, in every form in which one can be handed over. What it answers is asked of all of them.

const APP = 'https://app.example.com';
const ALLOWED = { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' };
const BIG = 5 * 1024 * 1024;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: () => Promise<Uint8Array>;
  /** What the framework takes the request for. */
  readonly protocol: string;
}
interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

/** The application itself. Undefined is no answer, ever. */
async function answer({ method, path, body, protocol }: Asked): Promise<Answered | undefined> {
  if (method === 'OPTIONS') return { status: 204 };
  switch (path) {
    case '/protocol':
      return { status: 200, body: protocol };
    case '/echo':
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: await body() };
    case '/big':
      return { status: 200, body: new Uint8Array(BIG).fill(7) };
    case '/none':
      return { status: 204 };
    case '/unchanged':
      return { status: 304, headers: { etag: '"1"' } };
    case '/cookies':
      return {
        status: 200,
        headers: { 'set-cookie': ['a=1', 'b=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT'] },
      };
    case '/silent':
      return undefined;
    case '/throws':
      throw new Error('the application crashed');
    default:
      return { status: 200, headers: { 'x-path': path }, body: `${method} ${path}` };
  }
}

const NEVER = new Promise<never>(() => {});

async function bytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function asFetch(request: Request): Promise<Response> {
  const { pathname, protocol } = new URL(request.url);
  const body = async () => new Uint8Array(await request.arrayBuffer());
  const answered = await answer({
    method: request.method,
    path: pathname,
    body,
    protocol: protocol.slice(0, -1),
  });
  if (!answered) return NEVER;
  const headers = new Headers(ALLOWED);
  for (const [name, values] of Object.entries(answered.headers ?? {})) {
    for (const value of [values].flat()) headers.append(name, value as string);
  }
  return new Response((answered.body as BodyInit | undefined) ?? null, { status: answered.status, headers });
}

/** On the response of Node that every framework but the fetch ones hands out. */
// biome-ignore lint/suspicious/noExplicitAny: each framework has a type of its own for it
async function onNode(request: any, response: any, protocol: string): Promise<void> {
  const path = request.url.split('?')[0];
  const answered = await answer({ method: request.method, path, body: () => bytes(request), protocol });
  if (!answered) return;
  response.writeHead(answered.status, { ...ALLOWED, ...answered.headers });
  response.end(answered.body);
}

const nodeHandler = (
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
) => {
  onNode(request, response, 'encrypted' in request.socket ? 'https' : 'http').catch(() => response.destroy());
};

function express(make: typeof Express): Target {
  const app = make();
  app.use((request, response, next) => {
    onNode(request, response, request.protocol).catch(next);
  });
  return app;
}

function fastify(make: typeof Fastify): Target {
  const app = make();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request: unknown, _payload: unknown, done: (error: null) => void) =>
    done(null),
  );
  const handler = (request: { raw: object; protocol: string }, reply: { raw: object; hijack(): void }) => {
    reply.hijack();
    onNode(request.raw, reply.raw, request.protocol).catch(() =>
      (reply.raw as import('node:http').ServerResponse).destroy(),
    );
  };
  app.all('*', handler as never);
  return app as unknown as Target;
}

function koa(make: typeof Koa): Target {
  const app = new make();
  app.silent = true;
  app.use(async (context) => {
    const { method, path, protocol } = context;
    const answered = await answer({ method, path, body: () => bytes(context.req), protocol });
    if (!answered) return NEVER;
    context.status = answered.status;
    for (const [name, value] of Object.entries({ ...ALLOWED, ...answered.headers }))
      context.set(name, value as string);
    if (answered.body !== undefined) {
      context.body = typeof answered.body === 'string' ? answered.body : Buffer.from(answered.body);
    }
  });
  return app;
}

function hono(): Target {
  const app = new Hono();
  app.all('*', (context) => asFetch(context.req.raw));
  return app;
}

const TARGETS: Record<string, () => Target> = {
  'Express 5': () => express(Express),
  'Express 4': () => express(Express4 as unknown as typeof Express),
  'Fastify 5': () => fastify(Fastify),
  'Fastify 4': () => fastify(Fastify4 as unknown as typeof Fastify),
  'Koa 3': () => koa(Koa),
  'Koa 2': () => koa(Koa2 as unknown as typeof Koa),
  'Hono 4': hono,
  'a node:http handler': () => nodeHandler,
  'an http.Server': () => createServer(nodeHandler),
  'an HTTP/2 server': () => createHttp2Server(nodeHandler as never),
  'a fetch handler': () => asFetch,
  'an object with fetch': () => ({ fetch: asFetch }),
};

describe.each(Object.entries(TARGETS))('%s', (name, make) => {
  const target = make();
  const page = browserAt(APP);
  const ask = (path: string, init?: FetchInit) => page.fetch(target, path, init);

  test('answers, and is asked as a browser asks', async () => {
    const response = await ask('/items/?q=1');
    expect([response.status, await response.text()]).toEqual([200, 'GET /items/']);
    const [{ request, response: seen } = {}] = response.exchange;
    expect(request?.headers).toContainEqual(['Origin', APP]);
    expect(seen?.headers.map(([name, value]) => [name.toLowerCase(), value])).toContainEqual([
      'x-path',
      '/items/',
    ]);
  });

  test('is preflighted', async () => {
    const response = await ask('/items/', { method: 'PUT' });
    expect(await response.text()).toBe('PUT /items/');
    expect(response.exchange.map(({ stage }) => stage)).toEqual(['preflight', 'actual']);
  });

  test('is asked by HEAD: without a body', async () => {
    const response = await ask('/items/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test.each([
    ['/none', 204],
    ['/unchanged', 304],
  ])('answers %s with %i and no body', async (path, status) => {
    const response = await ask(path);
    expect([response.status, response.body]).toEqual([status, null]);
  });

  test('takes and gives 5 MB', async () => {
    const sent = new Uint8Array(BIG).map((_, i) => i % 251);
    const response = await ask('/echo', { method: 'POST', body: sent });
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), sent)).toBe(0);
    expect((await (await ask('/big')).arrayBuffer()).byteLength).toBe(BIG);
  });

  test('takes a stream', async () => {
    const chunks = ['one ', 'two ', 'three'];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    const response = await ask('/echo', { method: 'POST', body, duplex: 'half' });
    expect(await response.text()).toBe('one two three');
  });

  test('sets several cookies, each by itself', async () => {
    const { exchange } = await ask('/cookies');
    const set = exchange[0]?.response?.headers.filter(([name]) => name.toLowerCase() === 'set-cookie');
    expect(set?.map(([, value]) => value)).toEqual(['a=1', 'b=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT']);
  });

  test('sees https as https, and http as http', async () => {
    expect(await (await ask('/protocol')).text()).toBe('https');
    expect(
      await (await browserAt('http://app.example').fetch(target, 'http://api.example/protocol')).text(),
    ).toBe('http');
  });

  test('is left alone once the page has lost patience', async () => {
    const controller = new AbortController();
    const fetched = ask('/silent', { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(fetched).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('may crash', async () => {
    const outcome = await ask('/throws').catch((error: unknown) => error);
    // A framework that has an answer to that gives it; what has none, gives none.
    if (outcome instanceof Response) expect(outcome.status).toBe(500);
    else expect(outcome).toBeInstanceOf(BlockedByCors);
    if (name === 'a fetch handler') {
      expect(outcome).toMatchObject({ reason: 'no-answer', cause: { message: 'the application crashed' } });
    }
    expect((await ask('/items/')).status).toBe(200);
  });

  test('answers many at once, each its own', async () => {
    const paths = Array.from({ length: 50 }, (_, i) => `/items/${i}`);
    const texts = await Promise.all(paths.map(async (path) => (await ask(path)).text()));
    expect(texts).toEqual(paths.map((path) => `GET ${path}`));
  });
});

test.each<[unknown, string]>([
  [undefined, 'undefined is not an application: pass an app, a handler, or only a URL'],
  [42, '42 is not an application: pass an app, a handler, or only a URL'],
  [
    {},
    'this is not an application: pass an Express, Koa, Fastify, Hono or node:http one, or an HTTP/2 server with a request listener',
  ],
])('%s is refused', async (target, said) => {
  await expect(browserAt(APP).fetch(target as Target, '/')).rejects.toThrow(new TypeError(said));
});

test('a handler that returns no Response is no answer, and the cause says so', async () => {
  await expect(browserAt(APP).fetch(() => undefined as never, '/')).rejects.toMatchObject({
    reason: 'no-answer',
    cause: { message: 'the handler returned no Response' },
  });
});

test.each<[string, Target]>([
  [
    'at once',
    (_request: unknown, _response: unknown) => {
      throw new Error('the handler crashed');
    },
  ],
  [
    'later',
    async (_request: unknown, _response: unknown) => {
      await null;
      throw new Error('the handler crashed');
    },
  ],
])('what a bare handler throws %s is why there is no answer, and ends no process', async (_, handler) => {
  await expect(browserAt(APP).fetch(handler, '/')).rejects.toMatchObject({
    reason: 'no-answer',
    cause: { message: 'the handler crashed' },
  });
});

test('nothing keeps the process alive afterwards, not even what was never answered', () => {
  const program = fileURLToPath(new URL('support-exit.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'asked 6 applications\n', stderr: '' });
});

describe('an event stream, which never ends, is judged at its head, and ends when it is cancelled', () => {
  const HEAD = { ...ALLOWED, 'Content-Type': 'text/event-stream' };
  const EVENT = 'data: 1\n\n';
  const targets: Record<string, (left: () => void) => Target> = {
    'Express 5': (left) => {
      const app = Express();
      app.get('/events', (request, response) => {
        request.on('close', left);
        response.writeHead(200, HEAD).write(EVENT);
      });
      return app;
    },
    'Hono 4': (left) => {
      const app = new Hono();
      const start = (controller: ReadableStreamDefaultController) =>
        controller.enqueue(new TextEncoder().encode(EVENT));
      app.get('/events', () => new Response(new ReadableStream({ start, cancel: left }), { headers: HEAD }));
      return app;
    },
  };

  test.each(Object.entries(targets))('%s', async (_, make) => {
    let left = () => {};
    const hasLeft = new Promise<void>((resolve) => {
      left = resolve;
    });
    const response = await browserAt(APP).fetch(make(left), '/events');
    expect(response.type).toBe('cors');
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe(EVENT);
    await reader.cancel();
    await hasLeft;
  });
});
